-- What agencies sent, and which version of which article was made of it; which article is which in another language.

CREATE OR REPLACE FUNCTION cms.is_told(sent jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT coalesce(jsonb_typeof(sent -> 'guid') = 'string' AND sent ->> 'guid' <> ''
    AND jsonb_typeof(sent -> 'item_version') = 'string' AND jsonb_typeof(sent -> 'form') = 'string'
    AND jsonb_typeof(sent -> 'source') = 'string' AND jsonb_typeof(sent -> 'credit') = 'string'
    AND jsonb_typeof(sent -> 'copyright') = 'string' AND jsonb_typeof(sent -> 'usage_terms') = 'string'
    AND jsonb_typeof(sent -> 'editors_note') = 'string' AND length(sent::text) < 100000
    AND length(sent ->> 'form') <= 20, false)
$$;

CREATE OR REPLACE FUNCTION cms.note_arrival(a cms.article, number integer, sent jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  IF NOT cms.is_told(sent) THEN
    PERFORM cms.refuse('CD001', 'arrival_misshapen', 'This is no item of an agency. Nothing was kept.');
  END IF;
  BEGIN
    INSERT INTO cms.arrival (arrival_id, article_id, number, guid, item_version, form, source, credit, copyright,
      usage_terms, editors_note, sent_at, brought_by, arrived_at)
    VALUES (replace(gen_random_uuid()::text, '-', ''), a.article_id, number, sent ->> 'guid', sent ->> 'item_version',
      sent ->> 'form', sent ->> 'source', sent ->> 'credit', sent ->> 'copyright', sent ->> 'usage_terms',
      sent ->> 'editors_note', (sent ->> 'sent_at')::timestamptz, cms.asker(), now());
  EXCEPTION WHEN unique_violation THEN
    PERFORM cms.refuse('CD001', 'arrived_before', 'This item is in the newsroom already.');
  END;
END $$;

-- Sets the embargo *sent* carries, if it still holds; on what is retracted nothing is set any more.
CREATE OR REPLACE FUNCTION cms.hold_back(article text, sent jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  until timestamptz := (sent ->> 'embargo_until')::timestamptz;
  a cms.article;
BEGIN
  SELECT * INTO a FROM cms.article WHERE article_id = article FOR UPDATE;
  IF (sent ->> 'has_embargo')::boolean AND (until IS NULL OR until > now()) AND a.publication <> 'retracted' THEN
    a.has_embargo := true;
    a.embargo_until := until;
    PERFORM cms.keep_article(a);
    PERFORM cms.enter(a, 'set_embargo', a.stage, a.publication,
      CASE WHEN until IS NULL THEN 'until lifted'
        ELSE 'until ' || to_char(until AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC' END
      || '; set by ' || coalesce(nullif(sent ->> 'source', ''), 'the sender'));
  END IF;
END $$;

-- Adds an article of what an agency sent. Its embargo holds from the first moment on, whoever brought it in.
CREATE OR REPLACE FUNCTION cms.bring_in(
  command text, new_slug text, desk text, lang text, words jsonb, measured jsonb, sent jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  told jsonb := cms.answered(command, 'create');
  a cms.article;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  told := cms.start_article(command, new_slug, desk, lang, words, measured);
  PERFORM cms.hold_back(told ->> 'article_id', sent);
  SELECT * INTO a FROM cms.article WHERE article_id = told ->> 'article_id';
  PERFORM cms.note_arrival(a, 1, sent);
  RETURN told;
END $$;

-- Keeps a later version of what an agency sent: the article's next, or a side version where somebody has saved since.
CREATE OR REPLACE FUNCTION cms.bring_again(
  command text, article text, words jsonb, measured jsonb, base integer, sent jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  told jsonb := cms.answered(command, 'save');
  a cms.article;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  told := cms.save_version(command, article, words, measured, base, '');
  PERFORM cms.hold_back(article, sent);
  SELECT * INTO a FROM cms.article WHERE article_id = article;
  PERFORM cms.note_arrival(a, coalesce((told ->> 'kept_aside')::integer, a.head_version), sent);
  RETURN told;
END $$;

-- Lets an article name the one it is in another language, or nothing.
CREATE OR REPLACE FUNCTION cms.link_translation(command text, article text, original text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'link_translation');
  a cms.article;
  o cms.article;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  a := cms.article_locked(article);
  IF cms.roles_at(a.desk_id, me) = '{}' THEN
    PERFORM cms.refuse('CD004', 'not_a_member', 'You are not a member of this article’s desk.');
  END IF;
  IF original IS NOT NULL THEN
    o := cms.article_locked(original);
    IF o.language = a.language OR o.translation_of IS NOT NULL OR o.article_id = a.article_id
       OR EXISTS (SELECT 1 FROM cms.article x WHERE x.translation_of = a.article_id) THEN
      PERFORM cms.refuse('CD001', 'no_translation',
        'One article cannot be a translation of the other. Nothing was changed.');
    END IF;
  END IF;
  UPDATE cms.article x SET translation_of = original, moves = x.moves + 1 WHERE x.article_id = a.article_id;
  PERFORM cms.enter(a, 'link_translation', a.stage, a.publication,
    CASE WHEN original IS NULL THEN 'of nothing' ELSE 'of ' || o.slug END);
  RETURN cms.answer(command, 'link_translation', cms.standing_after(a));
END $$;

-- Says where readers find the site.
CREATE OR REPLACE FUNCTION cms.set_site_address(command text, address text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'set_site_address');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF address <> '' AND address !~ '^https?://[^[:space:]/?#]+(/[^[:space:]?#]*)?$' THEN
    PERFORM cms.refuse('CD001', 'no_address', 'That is not the address of a site. Nothing was changed.');
  END IF;
  UPDATE cms.newsroom SET base_url = address;
  PERFORM cms.enter_newsroom_act('set_site_address', address);
  RETURN cms.answer(command, 'set_site_address', jsonb_build_object('address', address));
END $$;
