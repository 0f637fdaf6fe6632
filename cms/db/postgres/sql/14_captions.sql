-- Captions: many photographs worded in one act; the codes and templates they are worded with.

-- *changes* is a list of {"photo_id", "changed", "seen"}: by field the new words, and those they take the place of. All
-- of them are written or none; words somebody else has changed since are never overwritten.
CREATE OR REPLACE FUNCTION cms.reword_photos(command text, changes jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'reword_photos');
  c jsonb;
  there cms.photo;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM cms.desk_member WHERE person_id = me) THEN
    PERFORM cms.refuse('CD004', 'not_a_member', 'Only members of a desk describe photographs.');
  END IF;
  -- Locked in one order, whoever asks: two who word the same photographs never wait for one another.
  FOR c IN SELECT x FROM jsonb_array_elements(changes) AS y (x) ORDER BY x ->> 'photo_id' LOOP
    IF EXISTS (SELECT 1 FROM jsonb_object_keys(c -> 'changed') AS k
               WHERE k NOT IN ('caption', 'credit_line', 'alt_text', 'usage_rights')) THEN
      PERFORM cms.refuse('CD001', 'photo_facts_stay', 'What a photograph’s file says is not changed.');
    END IF;
    SELECT * INTO there FROM cms.photo WHERE photo_id = c ->> 'photo_id' FOR UPDATE;
    IF NOT FOUND THEN
      PERFORM cms.refuse('CD003', 'no_such_photo', 'There is no such photo in this newsroom.');
    END IF;
    IF EXISTS (SELECT 1 FROM jsonb_each_text(c -> 'seen') AS s (field, words)
               WHERE to_jsonb(there) ->> s.field IS DISTINCT FROM s.words) THEN
      PERFORM cms.refuse('CD002', 'photo_reworded', 'A colleague has reworded one of these photos.');
    END IF;
    there := jsonb_populate_record(there, c -> 'changed');
    UPDATE cms.photo SET caption = coalesce(there.caption, ''), credit_line = coalesce(there.credit_line, ''),
      alt_text = coalesce(there.alt_text, ''), usage_rights = there.usage_rights
    WHERE photo_id = there.photo_id;
    PERFORM cms.enter_newsroom_act('reword_photo', there.photo_id || ': '
      || (SELECT coalesce(string_agg(k, ', ' ORDER BY k), '') FROM jsonb_object_keys(c -> 'changed') AS k));
  END LOOP;
  RETURN cms.answer(command, 'reword_photos', jsonb_build_object('photos', jsonb_array_length(changes)));
END $$;

-- *codes* names each code with the list of its replacements; one with none is taken out of the table.
CREATE OR REPLACE FUNCTION cms.keep_codes(command text, codes jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'keep_codes');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF EXISTS (SELECT 1 FROM jsonb_each(codes) AS x (k, v) WHERE k !~ '^[^\s\\#]{1,40}$' OR jsonb_typeof(v) <> 'array'
             OR length(v::text) > 5000) THEN
    PERFORM cms.refuse('CD001', 'code_unfit', 'A caption code has 1 to 40 letters, none of them a space, # or \.');
  END IF;
  DELETE FROM cms.caption_code WHERE codes -> code::text = '[]';
  INSERT INTO cms.caption_code (code, replacements, kept_by, kept_at)
  SELECT k, v, me, now() FROM jsonb_each(codes) AS x (k, v) WHERE v <> '[]'
  ON CONFLICT (code) DO UPDATE SET replacements = excluded.replacements, kept_by = me, kept_at = now();
  PERFORM cms.enter_newsroom_act('keep_codes', (SELECT left(coalesce(string_agg(k, ' ' ORDER BY k), ''), 400)
    FROM jsonb_object_keys(codes) AS k));
  RETURN cms.answer(command, 'keep_codes', '{}');
END $$;

-- A template without fields is taken away.
CREATE OR REPLACE FUNCTION cms.keep_template(command text, new_name text, new_fields jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'keep_template');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF btrim(new_name) = '' OR length(new_name) > 80 OR jsonb_typeof(new_fields) <> 'object'
     OR length(new_fields::text) > 20000 THEN
    PERFORM cms.refuse('CD001', 'template_unfit', 'A caption template has a name of 1 to 80 letters.');
  END IF;
  IF new_fields = '{}' THEN
    DELETE FROM cms.caption_template WHERE name = new_name;
  ELSE
    INSERT INTO cms.caption_template (name, fields, kept_by, kept_at) VALUES (new_name, new_fields, me, now())
    ON CONFLICT (name) DO UPDATE SET fields = excluded.fields, kept_by = me, kept_at = now();
  END IF;
  PERFORM cms.enter_newsroom_act('keep_template', new_name);
  RETURN cms.answer(command, 'keep_template', '{}');
END $$;
