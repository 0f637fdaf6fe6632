-- The right to write. It expires by the server's clock; its token is told to its holder only.

CREATE OR REPLACE FUNCTION cms.anothers_lease(a cms.article, token text, writer text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM cms.edit_lease l WHERE l.article_id = a.article_id AND l.expires_at > now()
      AND (l.person_id <> writer OR (coalesce(anothers_lease.token, '') <> '' AND l.token <> anothers_lease.token)));
END $$;

CREATE OR REPLACE FUNCTION cms.give_lease(a cms.article, person text) RETURNS cms.edit_lease
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  l cms.edit_lease;
BEGIN
  DELETE FROM cms.lease_request WHERE article_id = a.article_id;
  INSERT INTO cms.edit_lease (article_id, person_id, token, since, expires_at)
  VALUES (a.article_id, person, replace(gen_random_uuid()::text, '-', ''), now(), now() + interval '90 seconds')
  ON CONFLICT (article_id) DO UPDATE SET person_id = excluded.person_id, token = excluded.token,
    since = excluded.since, expires_at = excluded.expires_at
  RETURNING * INTO l;
  PERFORM cms.tell(a.article_id);
  RETURN l;
END $$;

CREATE OR REPLACE FUNCTION cms.article_to_write_in(article text) RETURNS cms.article
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  a cms.article := cms.article_locked(article);
BEGIN
  IF cms.roles_at(a.desk_id, me) = '{}' THEN
    PERFORM cms.refuse('CD004', 'not_a_member', 'You are not a member of this article’s desk.');
  END IF;
  RETURN a;
END $$;

-- Takes or renews the lease: {"token", "expires_at", "since", "held_by", "asked_by"}; without a token somebody else has it.
CREATE OR REPLACE FUNCTION cms.take_lease(article text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  a cms.article := cms.article_to_write_in(article);
  l cms.edit_lease;
  asks text;
BEGIN
  SELECT * INTO l FROM cms.edit_lease WHERE article_id = article FOR UPDATE;
  IF l.person_id <> me THEN
    IF l.expires_at > now() THEN
      RETURN jsonb_build_object('token', '', 'expires_at', l.expires_at, 'since', l.since,
        'held_by', (SELECT name FROM cms.person WHERE person_id = l.person_id), 'asked_by', '');
    END IF;
    PERFORM cms.save_unfinished(a, l.person_id);
  END IF;
  IF l.article_id IS NULL OR l.expires_at <= now() THEN
    l := cms.give_lease(a, me);
  ELSE
    UPDATE cms.edit_lease SET expires_at = now() + interval '90 seconds' WHERE article_id = article RETURNING * INTO l;
  END IF;
  SELECT p.name INTO asks FROM cms.lease_request r JOIN cms.person p USING (person_id) WHERE r.article_id = article;
  RETURN jsonb_build_object('token', l.token, 'expires_at', l.expires_at, 'since', l.since, 'held_by', '',
    'asked_by', coalesce(asks, ''));
END $$;

CREATE OR REPLACE FUNCTION cms.release_lease(article text, held text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  DELETE FROM cms.edit_lease WHERE article_id = article AND token = held AND person_id = cms.asker();
  IF FOUND THEN
    PERFORM cms.tell(article);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION cms.ask_for_lease(article text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  a cms.article := cms.article_to_write_in(article);
BEGIN
  INSERT INTO cms.lease_request (article_id, person_id, asked_at) VALUES (article, cms.asker(), now())
  ON CONFLICT (article_id) DO UPDATE SET person_id = excluded.person_id, asked_at = excluded.asked_at;
  PERFORM cms.tell(article);
END $$;

CREATE OR REPLACE FUNCTION cms.hand_over(command text, article text, held text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'hand_over');
  a cms.article;
  to_person text;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  a := cms.article_to_write_in(article);
  IF NOT EXISTS (SELECT 1 FROM cms.edit_lease WHERE article_id = article AND person_id = me AND token = held) THEN
    PERFORM cms.refuse('CD004', 'lease_lost', 'Somebody else has the right to write in this article already.');
  END IF;
  SELECT person_id INTO to_person FROM cms.lease_request WHERE article_id = article;
  IF to_person IS NULL THEN
    PERFORM cms.refuse('CD001', 'nobody_asks', 'Nobody asks to write in this article any more.');
  END IF;
  PERFORM cms.save_unfinished(a, me);
  SELECT * INTO a FROM cms.article WHERE article_id = article;
  PERFORM cms.give_lease(a, to_person);
  PERFORM cms.enter(a, 'hand_over', a.stage, a.publication, (SELECT login FROM cms.person WHERE person_id = to_person));
  RETURN cms.answer(command, 'hand_over', cms.standing_after(a));
END $$;
