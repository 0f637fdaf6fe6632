-- The newsroom's words: anybody on the staff may add one, editors and administrators take one off; the ledger says who did.

CREATE OR REPLACE FUNCTION cms.add_word(command text, new_word text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'add_word');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF btrim(new_word) = '' OR new_word ~ '\s' OR length(new_word) > 64 THEN
    PERFORM cms.refuse('CD001', 'word_unfit', 'Only one word of at most 64 letters can be added at a time.');
  END IF;
  INSERT INTO cms.word_list (word, added_by, added_at) VALUES (new_word, me, now()) ON CONFLICT (word) DO NOTHING;
  IF FOUND THEN
    PERFORM cms.enter_newsroom_act('add_word', new_word);
  END IF;
  RETURN cms.answer(command, 'add_word', jsonb_build_object('word', new_word));
END $$;

CREATE OR REPLACE FUNCTION cms.remove_word(command text, old_word text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'remove_word');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF NOT (SELECT p.is_admin FROM cms.person p WHERE p.person_id = me) AND NOT EXISTS (
    SELECT 1 FROM cms.desk_member m WHERE m.person_id = me AND m.role IN ('editor', 'duty_editor')) THEN
    PERFORM cms.refuse('CD004', 'editors_only', 'Editors and administrators take words off the newsroom’s list.');
  END IF;
  DELETE FROM cms.word_list WHERE word = old_word;
  IF FOUND THEN
    PERFORM cms.enter_newsroom_act('remove_word', old_word);
  END IF;
  RETURN cms.answer(command, 'remove_word', jsonb_build_object('word', old_word));
END $$;
