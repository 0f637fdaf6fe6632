-- Review notes: members of an article's desk write them beside its text; what was written is never changed.

-- Returns the article if this person may write notes beside it.
CREATE OR REPLACE FUNCTION cms.article_to_note(article text) RETURNS cms.article
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT cms.article_of_own_desk(article, 'Only members of the article’s desk write notes beside it.')
$$;

CREATE OR REPLACE FUNCTION cms.is_anchor(place jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT coalesce(jsonb_typeof(place -> 'block_id') = 'string' AND jsonb_typeof(place -> 'start') = 'number'
    AND (place ->> 'start')::numeric >= 0 AND place ->> 'quote' <> '' AND jsonb_typeof(place -> 'prefix') = 'string'
    AND jsonb_typeof(place -> 'suffix') = 'string' AND length(place::text) < 500000, false)
$$;

-- With a place a note begins a thread, without one it answers in it.
CREATE OR REPLACE FUNCTION cms.add_note(command text, article text, thread text, said text, place jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'add_note');
  a cms.article;
  id text := replace(gen_random_uuid()::text, '-', '');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  a := cms.article_to_note(article);
  IF btrim(said, E' \t\n') = '' OR length(said) > 4000 OR thread !~ '^[0-9a-f]{32}$'
     OR (jsonb_typeof(place) <> 'null' AND NOT cms.is_anchor(place)) THEN
    PERFORM cms.refuse('CD001', 'note_unfit', 'A note has 1 to 4000 characters.');
  END IF;
  IF (place IS NOT NULL) = EXISTS (SELECT 1 FROM cms.review_note n WHERE n.thread_id = thread)
     OR place IS NULL AND NOT EXISTS (SELECT 1 FROM cms.review_note n
       WHERE n.thread_id = thread AND n.article_id = a.article_id) THEN
    PERFORM cms.refuse('CD003', 'no_such_thread', 'There is no such thread of notes beside this article.');
  END IF;
  INSERT INTO cms.review_note (note_id, article_id, thread_id, words, anchor, written_by, written_at)
  VALUES (id, a.article_id, thread, said, place, me, now());
  PERFORM cms.tell(a.article_id);
  RETURN cms.answer(command, 'add_note', jsonb_build_object('thread_id', thread, 'note_id', id));
END $$;

-- The article with that thread beside it; whoever may not write notes there, or names another thread, is refused.
CREATE OR REPLACE FUNCTION cms.article_of_thread(article text, thread text) RETURNS cms.article
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  a cms.article := cms.article_to_note(article);
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cms.review_note n WHERE n.thread_id = thread AND n.article_id = a.article_id) THEN
    PERFORM cms.refuse('CD003', 'no_such_thread', 'There is no such thread of notes beside this article.');
  END IF;
  RETURN a;
END $$;

CREATE OR REPLACE FUNCTION cms.resolve_notes(command text, article text, thread text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'resolve_notes');
  a cms.article;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  a := cms.article_of_thread(article, thread);
  UPDATE cms.review_note n SET resolved_by = me, resolved_at = now()
  WHERE n.thread_id = thread AND n.anchor IS NOT NULL AND n.resolved_at IS NULL;
  PERFORM cms.tell(a.article_id);
  RETURN cms.answer(command, 'resolve_notes', jsonb_build_object('thread_id', thread));
END $$;

CREATE OR REPLACE FUNCTION cms.reopen_notes(command text, article text, thread text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'reopen_notes');
  a cms.article;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  a := cms.article_of_thread(article, thread);
  UPDATE cms.review_note n SET resolved_by = NULL, resolved_at = NULL
  WHERE n.thread_id = thread AND n.anchor IS NOT NULL;
  PERFORM cms.tell(a.article_id);
  RETURN cms.answer(command, 'reopen_notes', jsonb_build_object('thread_id', thread));
END $$;

-- What a note says stays as it was said; only whether its thread is settled changes.
CREATE OR REPLACE FUNCTION cms.note_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.note_id, OLD.article_id, OLD.thread_id, OLD.words, OLD.anchor, OLD.written_by, OLD.written_at)
     IS DISTINCT FROM (NEW.note_id, NEW.article_id, NEW.thread_id, NEW.words, NEW.anchor, NEW.written_by, NEW.written_at)
  THEN
    PERFORM cms.refuse('CD001', 'only_added_to', 'review_note is never changed or deleted.');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER review_note_stays BEFORE UPDATE OR DELETE ON cms.review_note
FOR EACH ROW EXECUTE FUNCTION cms.note_stays();
