-- Texts: versions, side versions, working copies. Whoever saves is stamped by the database, never by the program.

-- A body without the ids that only editors' windows need, so that bodies that read alike are equal.
CREATE OR REPLACE FUNCTION cms.reading_of(body jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN (SELECT coalesce(jsonb_agg(CASE WHEN b ? 'marks' THEN cms.without_notes(b) ELSE b END - 'id' ORDER BY n), '[]')
    FROM jsonb_array_elements(body -> 'blocks') WITH ORDINALITY AS x (b, n));
END $$;

-- A block without the marks of review notes, which are no part of the text.
CREATE OR REPLACE FUNCTION cms.without_notes(b jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT CASE WHEN b -> 'marks' IS NULL THEN b
    ELSE (b - 'marks') || coalesce((SELECT jsonb_build_object('marks', jsonb_agg(m ORDER BY k))
      FROM jsonb_array_elements(b -> 'marks') WITH ORDINALITY AS y (m, k) WHERE m ->> 2 <> 'note' HAVING count(*) > 0), '{}')
    END
$$;

-- How many suggestions are still to be accepted or rejected.
CREATE OR REPLACE FUNCTION cms.open_suggestions(body jsonb) RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT count(DISTINCT m ->> 3)::int FROM jsonb_array_elements(body -> 'blocks') AS x (b),
    jsonb_array_elements(b -> 'marks') AS y (m) WHERE m ->> 2 = ANY (cms.suggestion_types())
$$;

CREATE OR REPLACE FUNCTION cms.plain_text(body jsonb) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT coalesce(string_agg(b ->> 'text', E'\n\n'), '') FROM jsonb_array_elements(body -> 'blocks') AS x (b)
$$;

-- Refuses what no editor's window could open: a text is five lines, blocks of known types, and photographs.
CREATE OR REPLACE FUNCTION cms.refuse_misshapen(words jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  is_whole boolean;
BEGIN
  SELECT jsonb_typeof(words) = 'object'
     AND jsonb_typeof(words -> 'headline') = 'string' AND jsonb_typeof(words -> 'subheadline') = 'string'
     AND jsonb_typeof(words -> 'summary') = 'string' AND jsonb_typeof(words -> 'byline') = 'string'
     AND jsonb_typeof(words -> 'dateline') = 'string'
     AND jsonb_typeof(words -> 'photos') = 'array' AND jsonb_typeof(words -> 'body' -> 'blocks') = 'array'
     AND jsonb_typeof(words -> 'body' -> 'schema') = 'number'
     AND length(words::text) < 5000000
  INTO is_whole;
  IF is_whole THEN
    -- A plain paragraph, which most blocks are, is looked at without a call.
    SELECT coalesce(bool_and(coalesce(jsonb_typeof(b) = 'object'
        AND jsonb_typeof(b -> 'text') = 'string' AND jsonb_typeof(b -> 'id') = 'string'
        AND b ->> 'type' = ANY (cms.block_types())
        AND coalesce(jsonb_typeof(b -> 'depth'), 'number') = 'number'
        AND (CASE WHEN b ->> 'type' IN ('figure', 'embed') OR b ?| '{photo_id,card}' THEN cms.is_object_or_words(b)
          ELSE true END)
        AND (CASE WHEN b ? 'marks' THEN cms.are_marks(b -> 'marks', length(b ->> 'text')) ELSE true END), false)), true)
    INTO is_whole FROM jsonb_array_elements(words -> 'body' -> 'blocks') AS x (b);
  END IF;
  IF is_whole THEN
    SELECT coalesce(bool_and(jsonb_typeof(u) = 'array' AND jsonb_array_length(u) IN (4, 5)
        AND jsonb_typeof(u -> 0) = 'string' AND jsonb_typeof(u -> 1) = 'string'
        AND jsonb_typeof(u -> 2) = 'string' AND jsonb_typeof(u -> 3) = 'string'
        AND (jsonb_array_length(u) = 4 OR cms.is_crop(u -> 4))), true)
    INTO is_whole FROM jsonb_array_elements(words -> 'photos') AS x (u);
  END IF;
  IF is_whole IS NOT TRUE THEN
    PERFORM cms.refuse('CD001', 'text_misshapen', 'This is not the text of an article. Nothing was kept.');
  END IF;
END $$;

-- A part of a picture in fractions of it, its shape, and perhaps the point to be kept in sight.
CREATE OR REPLACE FUNCTION cms.is_crop(c jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT coalesce(jsonb_typeof(c) = 'object'
    AND c ->> 'shape' = ANY (cms.crop_shapes())
    AND cms.is_share(c -> 'left') AND cms.is_share(c -> 'top') AND cms.is_share(c -> 'width') AND cms.is_share(c -> 'height')
    AND (c ->> 'width')::numeric > 0 AND (c ->> 'height')::numeric > 0
    AND (c ->> 'left')::numeric + (c ->> 'width')::numeric <= 1.001
    AND (c ->> 'top')::numeric + (c ->> 'height')::numeric <= 1.001
    AND (c -> 'focus' IS NULL OR jsonb_array_length(c -> 'focus') = 2
      AND cms.is_share(c #> '{focus,0}') AND cms.is_share(c #> '{focus,1}')), false)
$$;

CREATE OR REPLACE FUNCTION cms.is_share(n jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT coalesce(CASE WHEN jsonb_typeof(n) = 'number' THEN n::text::numeric BETWEEN 0 AND 1 END, false)
$$;

-- A figure names its photo and a link card its page, and neither holds words; no other block has either.
CREATE OR REPLACE FUNCTION cms.is_object_or_words(b jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT coalesce(CASE b ->> 'type'
    WHEN 'figure' THEN b ->> 'text' = '' AND jsonb_typeof(b -> 'photo_id') = 'string' AND b ->> 'photo_id' <> ''
      AND b -> 'card' IS NULL
    WHEN 'embed' THEN b ->> 'text' = '' AND b -> 'photo_id' IS NULL AND b #>> '{card,href}' ~* '^https?://[^\s/?#]'
      AND jsonb_typeof(b #> '{card,title}') = 'string' AND jsonb_typeof(b #> '{card,description}') = 'string'
    ELSE b -> 'photo_id' IS NULL AND b -> 'card' IS NULL END, false)
$$;

-- What the fourth place of a mark may hold: an address, the id of a note's thread, or a suggestion's with author and time.
CREATE OR REPLACE FUNCTION cms.is_mark_of_its_kind(m jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT coalesce(CASE
    WHEN m ->> 2 = 'note' THEN m ->> 3 <> ''
    WHEN m ->> 2 = ANY (cms.suggestion_types()) THEN m ->> 3 <> '' AND jsonb_typeof(m -> 4) = 'string'
      AND m ->> 5 ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$'
    ELSE m ->> 3 = '' OR m ->> 3 ~* '^(https?://|mailto:)' END, false)
$$;

CREATE OR REPLACE FUNCTION cms.are_marks(marks jsonb, text_length integer) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  m jsonb;
BEGIN
  IF marks IS NULL THEN
    RETURN true;
  END IF;
  IF jsonb_typeof(marks) <> 'array' THEN
    RETURN false;
  END IF;
  FOR m IN SELECT * FROM jsonb_array_elements(marks) LOOP
    IF jsonb_typeof(m) <> 'array' OR jsonb_typeof(m -> 0) <> 'number' OR jsonb_typeof(m -> 1) <> 'number'
       OR NOT (m ->> 2 = ANY (cms.mark_types())) OR jsonb_typeof(m -> 3) <> 'string'
       OR (m ->> 0)::numeric < 0 OR (m ->> 0)::numeric >= (m ->> 1)::numeric OR (m ->> 1)::numeric > text_length
       OR NOT cms.is_mark_of_its_kind(m) THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION cms.head_of(a cms.article) RETURNS cms.article_version
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN (SELECT v FROM cms.article_version v WHERE v.article_id = a.article_id AND v.number = a.head_version);
END $$;

-- The uses of a version's photographs, as a text has them.
CREATE OR REPLACE FUNCTION cms.uses_of(version text) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_array(photo_id, caption, credit_line, alt_text)
      || CASE WHEN crop IS NULL THEN '[]' ELSE jsonb_build_array(crop) END ORDER BY position), '[]')
    FROM cms.version_photo WHERE version_id = version);
END $$;

CREATE OR REPLACE FUNCTION cms.reads_alike(v cms.article_version, words jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN v.headline = words ->> 'headline' AND v.subheadline = words ->> 'subheadline'
     AND v.summary = words ->> 'summary' AND v.byline = words ->> 'byline' AND v.dateline = words ->> 'dateline'
     AND cms.reading_of(v.body) = cms.reading_of(words -> 'body')
     AND cms.uses_of(v.version_id) = words -> 'photos';
END $$;

-- *measured* is {"hash", "words", "characters"}: what the program computed of the text. The hash only names a text for
-- people; whether two texts are the same is judged here by the texts themselves.
CREATE OR REPLACE FUNCTION cms.add_version(
  a cms.article, words jsonb, measured jsonb, base integer, is_side boolean, writer text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  new_number integer;
  id text := replace(gen_random_uuid()::text, '-', '');
BEGIN
  PERFORM cms.refuse_misshapen(words);
  IF measured ->> 'hash' !~ '^[0-9a-f]{64}$' THEN
    PERFORM cms.refuse('CD001', 'text_misshapen', 'This is not the text of an article. Nothing was kept.');
  END IF;
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(words -> 'photos') u
      WHERE NOT EXISTS (SELECT 1 FROM cms.photo p WHERE p.photo_id = u ->> 0)) THEN
    PERFORM cms.refuse('CD003', 'photo_unknown', 'There is no photo here that this text names. Nothing was kept.');
  END IF;
  SELECT coalesce(max(number), 0) + 1 INTO new_number FROM cms.article_version WHERE article_id = a.article_id;
  INSERT INTO cms.article_version (version_id, article_id, number, base_number, is_side, headline, subheadline,
    summary, byline, dateline, body, content_hash, words, characters, saved_by, saved_at)
  VALUES (id, a.article_id, new_number, base, is_side, words ->> 'headline', words ->> 'subheadline', words ->> 'summary',
    words ->> 'byline', words ->> 'dateline', words -> 'body', measured ->> 'hash', (measured ->> 'words')::int,
    (measured ->> 'characters')::int, writer, now());
  INSERT INTO cms.version_photo (version_id, position, photo_id, caption, credit_line, alt_text, crop)
  SELECT id, n, u ->> 0, u ->> 1, u ->> 2, u ->> 3, u -> 4
  FROM jsonb_array_elements(words -> 'photos') WITH ORDINALITY AS x (u, n);
  RETURN new_number;
END $$;

-- Writes the article's row back. Its key, slug, desk, language and writer are never changed.
CREATE OR REPLACE FUNCTION cms.keep_article(a cms.article) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  UPDATE cms.article SET stage = a.stage, stage_before_spike = a.stage_before_spike, stage_at = a.stage_at,
      publication = a.publication, head_version = a.head_version, reviewed_version = a.reviewed_version,
      live_version = a.live_version, approved_version = a.approved_version, approved_hash = a.approved_hash,
      approved_by = a.approved_by, approved_at = a.approved_at, last_approved_version = a.last_approved_version,
      submitted_by = a.submitted_by, claimed_by = a.claimed_by, return_reason = a.return_reason,
      needs_post_review = a.needs_post_review, legal = a.legal, picture_desk = a.picture_desk,
      has_embargo = a.has_embargo, embargo_until = a.embargo_until, scheduled_at = a.scheduled_at,
      scheduled_version = a.scheduled_version, assigned_to = a.assigned_to, moves = moves + 1
    WHERE article_id = a.article_id;
END $$;

CREATE OR REPLACE FUNCTION cms.unscheduled(a cms.article) RETURNS cms.article
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  a.scheduled_at := NULL;
  a.scheduled_version := NULL;
  a.publication := CASE WHEN a.live_version IS NULL THEN 'unpublished' ELSE 'withdrawn' END;
  RETURN a;
END $$;

CREATE OR REPLACE FUNCTION cms.start_article(
  command text, new_slug text, desk text, lang text, words jsonb, measured jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'create');
  a cms.article;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF cms.roles_at(desk, me) = '{}' THEN
    PERFORM cms.refuse('CD004', 'not_a_member', 'You are not a member of this desk.');
  END IF;
  IF new_slug !~ '^[a-z0-9][a-z0-9-]{0,79}$' OR lang NOT IN ('en', 'ko') THEN
    PERFORM cms.refuse('CD001', 'slug_unfit', 'This cannot be a slug or language. Nothing was started.');
  END IF;
  -- A slug may be taken by an article this person may not see; then nothing tells them, and both keep it.
  IF EXISTS (SELECT 1 FROM cms.article x WHERE x.slug = new_slug AND cms.can_see(x)) THEN
    PERFORM cms.refuse('CD001', 'slug_taken', 'There is already an article with this slug. Choose another.');
  END IF;
  INSERT INTO cms.article (article_id, slug, desk_id, language, stage, stage_at, publication, head_version,
    last_approved_version, return_reason, needs_post_review, legal, picture_desk, has_embargo, created_by, assigned_to,
    created_at, moves)
  VALUES (replace(gen_random_uuid()::text, '-', ''), new_slug, desk, lang, 'draft', now(), 'unpublished', 0, 0, '',
    false, 'none', 'none', false, me, me, now(), 1)
  RETURNING * INTO a;
  a.head_version := cms.add_version(a, words, measured, NULL, false, me);
  PERFORM cms.keep_article(a);
  PERFORM cms.enter(a, 'create', '', '', '');
  RETURN cms.answer(command, 'create', cms.standing_after(a));
END $$;

-- Keeps *words* as *writer*'s: the next version, or a side version where somebody else's text or lease is in the way.
CREATE OR REPLACE FUNCTION cms.save_text(
  a cms.article, words jsonb, measured jsonb, base integer, token text, writer text, only_aside boolean) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  before cms.article := a;
  head cms.article_version := cms.head_of(a);
  number integer;
  was_approved boolean := a.stage = 'approved';
BEGIN
  IF only_aside OR NOT cms.reads_alike(head, words) THEN
    IF only_aside OR (base IS NOT NULL AND base <> a.head_version)
       OR cms.anothers_lease(a, token, writer) THEN
      number := cms.add_version(a, words, measured, base, true, writer);
      DELETE FROM cms.working_copy WHERE article_id = a.article_id AND person_id = writer;
      PERFORM cms.enter(a, 'save_aside', a.stage, a.publication, 'version ' || number);
      RETURN cms.standing_after(a) || jsonb_build_object('kept_aside', number);
    END IF;
    IF measured ->> 'hash' = head.content_hash THEN
      PERFORM cms.refuse('CD001', 'hash_forged', 'Another text cannot bear the hash of the last one.');
    END IF;
    a.head_version := cms.add_version(a, words, measured, a.head_version, false, writer);
    IF was_approved THEN
      IF a.publication = 'scheduled' THEN
        a := cms.unscheduled(a);
      END IF;
      a.stage := 'submitted';
      a.stage_at := now();
      a.approved_version := NULL; a.approved_hash := NULL; a.approved_by := NULL; a.approved_at := NULL;
      a.claimed_by := NULL;
      a.submitted_by := writer;
    END IF;
    PERFORM cms.keep_article(a);
    PERFORM cms.enter(a, 'save', before.stage, before.publication,
      CASE WHEN was_approved THEN 'approval revoked: the text changed' ELSE '' END);
  END IF;
  DELETE FROM cms.working_copy WHERE article_id = a.article_id AND person_id = writer;
  RETURN cms.standing_after(a)
    || jsonb_build_object('revoked_approval', was_approved AND a.stage <> 'approved');
END $$;

CREATE OR REPLACE FUNCTION cms.save_version(
  command text, article text, words jsonb, measured jsonb, base integer, token text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'save');
  a cms.article;
  refusal text;
  is_late boolean;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  a := cms.article_locked(article);
  refusal := cms.refusal_of('save', a, me);
  -- What was written from an older version cannot change this one, wherever the article stands.
  is_late := refusal IS NOT NULL AND cms.roles_at(a.desk_id, me) <> '{}' AND base IS NOT NULL AND base <> a.head_version;
  IF refusal IS NOT NULL AND NOT is_late THEN
    PERFORM cms.refuse('CD001', 'save', refusal);
  END IF;
  RETURN cms.answer(command, 'save', cms.save_text(a, words, measured, base, token, me, is_late));
END $$;

CREATE OR REPLACE FUNCTION cms.keep_working_copy(article text, words jsonb, measured jsonb, base integer)
RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  PERFORM cms.article_of_own_desk(article, 'You are not a member of this article’s desk.');
  RETURN cms.keep_copy(article, cms.asker(), words, measured, base);
END $$;

-- Does the same, but keeps nothing and returns null where the text must become a version at once: in an approved article,
-- and under another headline, by which lists name it. A writer's window asks this every few seconds.
CREATE OR REPLACE FUNCTION cms.keep_unless_a_version(article text, headline text, words jsonb, measured jsonb, base integer)
RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  a cms.article := cms.article_of_own_desk(article, 'You are not a member of this article’s desk.');
BEGIN
  IF a.stage = 'approved' OR headline IS DISTINCT FROM (SELECT v.headline FROM cms.article_version v
      WHERE v.article_id = a.article_id AND v.number = a.head_version) THEN
    RETURN NULL;
  END IF;
  RETURN cms.keep_copy(article, cms.asker(), words, measured, base);
END $$;

CREATE OR REPLACE FUNCTION cms.keep_copy(article text, writer text, words jsonb, measured jsonb, base integer)
RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  PERFORM cms.refuse_misshapen(words);
  INSERT INTO cms.working_copy (article_id, person_id, base_number, text, content_hash, words, characters, saved_at)
  VALUES (article, writer, base, words, measured ->> 'hash', (measured ->> 'words')::int,
    (measured ->> 'characters')::int, now())
  ON CONFLICT (article_id, person_id) DO UPDATE SET base_number = excluded.base_number, text = excluded.text,
    content_hash = excluded.content_hash, words = excluded.words, characters = excluded.characters,
    saved_at = excluded.saved_at;
  RETURN now();
END $$;

-- Makes a version, under the writer's own name, of what they had not finished when somebody takes over.
CREATE OR REPLACE FUNCTION cms.save_unfinished(a cms.article, writer text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  c cms.working_copy;
BEGIN
  SELECT * INTO c FROM cms.working_copy WHERE article_id = a.article_id AND person_id = writer;
  IF c.article_id IS NOT NULL THEN
    PERFORM cms.save_text(a, c.text, jsonb_build_object('hash', c.content_hash, 'words', c.words,
      'characters', c.characters), c.base_number, '', writer,
      a.stage = 'approved' OR cms.refusal_of('save', a, writer) IS NOT NULL);
  END IF;
END $$;
