-- Photographs of the library. What their files said stays; what people write about them may change, and is recorded.

CREATE OR REPLACE FUNCTION cms.add_photo(command text, p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'add_photo');
  r cms.photo;
  known text;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM cms.desk_member WHERE person_id = me) THEN
    PERFORM cms.refuse('CD004', 'not_a_member', 'Only members of a desk add photographs.');
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('copydesk photo ' || (p ->> 'sha256'), 0));
  SELECT photo_id INTO known FROM cms.photo WHERE sha256 = p ->> 'sha256';
  IF known IS NULL THEN
    IF p ->> 'sha256' !~ '^[0-9a-f]{64}$' OR p ->> 'photo_id' !~ '^[0-9a-f]{32}$' THEN
      PERFORM cms.refuse('CD001', 'photo_misshapen', 'This is not a photograph. Nothing was added.');
    END IF;
    r := jsonb_populate_record(NULL::cms.photo, p);
    -- What a program one release older does not tell.
    r.instructions := coalesce(r.instructions, '');
    r.digital_source_type := coalesce(r.digital_source_type, '');
    r.stipulations := coalesce(r.stipulations, '{}');
    r.added_by := me;
    r.added_at := now();
    INSERT INTO cms.photo SELECT (r).*;
    known := r.photo_id;
    PERFORM cms.enter_newsroom_act('add_photo', known || ' ' || r.sha256);
  END IF;
  RETURN cms.answer(command, 'add_photo', jsonb_build_object('photo_id', known));
END $$;

CREATE OR REPLACE FUNCTION cms.reword_photo(command text, photo text, changed jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'reword_photo');
  named text;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM cms.desk_member WHERE person_id = me) THEN
    PERFORM cms.refuse('CD004', 'not_a_member', 'Only members of a desk describe photographs.');
  END IF;
  SELECT string_agg(k, ', ' ORDER BY k) INTO named FROM jsonb_object_keys(changed) AS k;
  IF EXISTS (SELECT 1 FROM jsonb_object_keys(changed) AS k
             WHERE k NOT IN ('caption', 'credit_line', 'alt_text', 'usage_rights')) THEN
    PERFORM cms.refuse('CD001', 'photo_facts_stay', 'What a photograph’s file says is not changed.');
  END IF;
  UPDATE cms.photo SET caption = coalesce(changed ->> 'caption', caption),
    credit_line = coalesce(changed ->> 'credit_line', credit_line), alt_text = coalesce(changed ->> 'alt_text', alt_text),
    usage_rights = coalesce(changed ->> 'usage_rights', usage_rights)
  WHERE photo_id = photo;
  IF NOT FOUND THEN
    PERFORM cms.refuse('CD003', 'no_such_photo', 'There is no such photo in this newsroom.');
  END IF;
  PERFORM cms.enter_newsroom_act('reword_photo', photo || ': ' || coalesce(named, ''));
  RETURN cms.answer(command, 'reword_photo', jsonb_build_object('photo_id', photo));
END $$;

-- The bytes stay: only how their old texts are read changes, and the words that nobody has changed since with it.
CREATE OR REPLACE FUNCTION cms.read_photo_again(command text, photo text, changed jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'read_photo_again');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM cms.desk_member WHERE person_id = me) THEN
    PERFORM cms.refuse('CD004', 'not_a_member', 'Only members of a desk describe photographs.');
  END IF;
  IF EXISTS (SELECT 1 FROM jsonb_object_keys(changed) AS k
             WHERE k NOT IN ('caption', 'credit_line', 'alt_text', 'creator', 'source', 'copyright',
                             'embedded_credit', 'text_encoding', 'instructions', 'digital_source_type',
                             'stipulations', 'embedded')) THEN
    PERFORM cms.refuse('CD001', 'photo_facts_stay', 'What a photograph’s file says is not changed.');
  END IF;
  UPDATE cms.photo SET caption = coalesce(changed ->> 'caption', caption),
    credit_line = coalesce(changed ->> 'credit_line', credit_line), alt_text = coalesce(changed ->> 'alt_text', alt_text),
    creator = coalesce(changed ->> 'creator', creator), source = coalesce(changed ->> 'source', source),
    copyright = coalesce(changed ->> 'copyright', copyright),
    embedded_credit = coalesce(changed ->> 'embedded_credit', embedded_credit),
    text_encoding = coalesce(changed ->> 'text_encoding', text_encoding),
    instructions = coalesce(changed ->> 'instructions', instructions),
    digital_source_type = coalesce(changed ->> 'digital_source_type', digital_source_type),
    stipulations = coalesce(changed -> 'stipulations', stipulations),
    embedded = coalesce(changed -> 'embedded', embedded)
  WHERE photo_id = photo;
  IF NOT FOUND THEN
    PERFORM cms.refuse('CD003', 'no_such_photo', 'There is no such photo in this newsroom.');
  END IF;
  PERFORM cms.enter_newsroom_act('read_photo_again', photo || ': ' || coalesce(changed ->> 'text_encoding', ''));
  RETURN cms.answer(command, 'read_photo_again', jsonb_build_object('photo_id', photo));
END $$;
