-- Photographers and how their names are spelled: everybody reads them, administrators change them.

CREATE OR REPLACE FUNCTION cms.set_photographer(command text, called text, spelled jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'set_photographer');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF NOT coalesce(btrim(called) = called AND length(called) BETWEEN 1 AND 120 AND jsonb_typeof(spelled) = 'array',
      false) THEN
    PERFORM cms.refuse('CD001', 'photographer_misshapen', 'A photographer needs a name.');
  END IF;
  DELETE FROM cms.photographer x WHERE x.name = called;
  INSERT INTO cms.photographer (name, spellings, changed_by, changed_at) VALUES (called, spelled, me, now());
  PERFORM cms.enter_newsroom_act('set_photographer',
    called || ': ' || (SELECT coalesce(string_agg(s, ', '), '') FROM jsonb_array_elements_text(spelled) s));
  RETURN cms.answer(command, 'set_photographer', jsonb_build_object('name', called));
END $$;

CREATE OR REPLACE FUNCTION cms.forget_photographer(command text, called text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'forget_photographer');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  DELETE FROM cms.photographer x WHERE x.name = called;
  PERFORM cms.enter_newsroom_act('forget_photographer', called);
  RETURN cms.answer(command, 'forget_photographer', jsonb_build_object('name', called));
END $$;
