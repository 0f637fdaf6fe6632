-- Who asks, what they may see, and how they are refused.

-- Raises a refusal people can read. The class tells the program which of its errors this is: CD001 a rule, CD002 the
-- article moved on, CD003 not there (or not to be seen), CD004 not allowed. The rule's name travels as the detail.
CREATE OR REPLACE FUNCTION cms.refuse(class text, rule text, sentence text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = class, MESSAGE = rule || ': ' || sentence, DETAIL = rule;
END $$;

-- The person behind this login, or null: the login that opened the session, whatever role was taken on since.
-- Every look and every act asks this many times over. What is asked often is written in plpgsql, here and elsewhere: such a
-- function is planned once in a session, one in SQL at every call. The collation is the index's, or the staff is read through.
CREATE OR REPLACE FUNCTION cms.me() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN (SELECT person_id::text FROM cms.person WHERE login = session_user::text COLLATE "default" AND is_active);
END $$;

CREATE OR REPLACE FUNCTION cms.asker() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  me text := cms.me();
BEGIN
  IF me IS NULL THEN
    PERFORM cms.refuse('CD004', 'login_disabled', 'Your login is disabled or unknown here. Ask an administrator.');
  END IF;
  RETURN me;
END $$;

CREATE OR REPLACE FUNCTION cms.administrator() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  me text := cms.asker();
BEGIN
  IF NOT (SELECT is_admin FROM cms.person WHERE person_id = me) THEN
    PERFORM cms.refuse('CD004', 'administrators_only', 'That takes an administrator of the newsroom.');
  END IF;
  RETURN me;
END $$;

CREATE OR REPLACE FUNCTION cms.my_desks() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN (SELECT coalesce(array_agg(DISTINCT desk_id::text), '{}') FROM cms.desk_member WHERE person_id = cms.me());
END $$;

CREATE OR REPLACE FUNCTION cms.roles_at(desk text, person text) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN (SELECT coalesce(array_agg(role::text), '{}') FROM cms.desk_member WHERE desk_id = desk AND person_id = person);
END $$;

-- An article under embargo is there for its own desk only.
CREATE OR REPLACE FUNCTION cms.can_see(a cms.article) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN cms.me() IS NOT NULL
     AND (NOT a.has_embargo OR coalesce(a.embargo_until <= now(), false) OR a.desk_id::text = ANY (cms.my_desks()));
END $$;

CREATE OR REPLACE FUNCTION cms.can_see_article(id text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN coalesce((SELECT cms.can_see(a) FROM cms.article a WHERE a.article_id = id), false);
END $$;

-- The photographs an embargo hides from this person: others added them, and only articles use them that are hidden, too.
CREATE OR REPLACE FUNCTION cms.hidden_photos() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN (
    SELECT coalesce(array_agg(DISTINCT p.photo_id::text), '{}')
    FROM cms.article a JOIN cms.article_version v USING (article_id) JOIN cms.version_photo u USING (version_id)
      JOIN cms.photo p USING (photo_id)
    WHERE a.has_embargo AND NOT cms.can_see(a) AND p.added_by IS DISTINCT FROM cms.me()
      AND NOT EXISTS (SELECT 1 FROM cms.version_photo other JOIN cms.article_version w USING (version_id)
        JOIN cms.article b USING (article_id) WHERE other.photo_id = p.photo_id AND cms.can_see(b)));
END $$;

CREATE OR REPLACE FUNCTION cms.can_see_photo(sha text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT cms.me() IS NOT NULL
    AND EXISTS (SELECT 1 FROM cms.photo WHERE sha256 = sha AND photo_id::text <> ALL (cms.hidden_photos()))
$$;

-- Returns the article if this person belongs to its desk; whoever does not is told *refusal*.
CREATE OR REPLACE FUNCTION cms.article_of_own_desk(article text, refusal text) RETURNS cms.article
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  a cms.article;
BEGIN
  SELECT * INTO a FROM cms.article WHERE article_id = article;
  IF a.article_id IS NULL OR NOT cms.can_see(a) THEN
    PERFORM cms.refuse('CD003', 'no_such_article', 'There is no such article in this newsroom.');
  ELSIF cms.roles_at(a.desk_id, cms.asker()) = '{}' THEN
    PERFORM cms.refuse('CD004', 'not_a_member', refusal);
  END IF;
  RETURN a;
END $$;

-- Returns the article, locked until the transaction ends; one that may not be seen is not there.
CREATE OR REPLACE FUNCTION cms.article_locked(id text) RETURNS cms.article
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  a cms.article;
BEGIN
  SELECT * INTO a FROM cms.article WHERE article_id = id FOR UPDATE;
  IF a.article_id IS NULL OR NOT cms.can_see(a) THEN
    PERFORM cms.refuse('CD003', 'no_such_article', 'There is no such article in this newsroom.');
  END IF;
  RETURN a;
END $$;

-- A command given before only gets its answer again. The lock makes a repeated command wait for the first.
CREATE OR REPLACE FUNCTION cms.answered(command text, act text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  earlier cms.command;
BEGIN
  IF command IS NULL OR length(command) < 32 OR length(command) > 36 THEN
    PERFORM cms.refuse('CD001', 'command_without_id', 'A command needs an id of its own.');
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('copydesk command ' || command, 0));
  SELECT * INTO earlier FROM cms.command WHERE command_id = command;
  IF earlier.command_id IS NULL THEN
    RETURN NULL;
  END IF;
  IF earlier.person_id <> me OR earlier.name <> act THEN
    PERFORM cms.refuse('CD001', 'command_reused',
      'This command was given before, for another act. Nothing was done; give it anew.');
  END IF;
  RETURN earlier.answer;
END $$;

CREATE OR REPLACE FUNCTION cms.answer(command text, act text, answer jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  INSERT INTO cms.command (command_id, person_id, name, answer, answered_at)
  VALUES (command, cms.asker(), act, answer, now());
  RETURN answer;
END $$;

-- Tells every window to look again. The payload is a random id that says nothing to whoever may not see the article.
CREATE OR REPLACE FUNCTION cms.tell(what text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  PERFORM pg_notify('copydesk', what);
END $$;

CREATE OR REPLACE FUNCTION cms.standing_after(a cms.article) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN jsonb_build_object('article_id', a.article_id, 'slug', a.slug, 'stage', a.stage,
      'publication', a.publication, 'version', a.head_version);
END $$;

-- The server's clock, for programs that must know how far theirs is off.
CREATE OR REPLACE FUNCTION cms.clock() RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = pg_catalog, cms, pg_temp AS $$ SELECT clock_timestamp() $$;
