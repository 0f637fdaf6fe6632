-- Agencies and house styles: everybody reads them, administrators change them, and the ledger says who did.

CREATE OR REPLACE FUNCTION cms.set_agency(command text, key text, a jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'set_agency');
  r cms.agency;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF NOT coalesce(key ~ '^[a-z][a-z0-9-]{0,39}$' AND jsonb_typeof(a -> 'spellings') = 'array'
      AND btrim(a ->> 'english') <> '' AND btrim(a ->> 'korean') <> '', false) THEN
    PERFORM cms.refuse('CD001', 'agency_misshapen', 'An agency needs a key and a name in both languages.');
  END IF;
  r := jsonb_populate_record(NULL::cms.agency, a);
  r.agency_key := key;
  r.changed_by := me;
  r.changed_at := now();
  DELETE FROM cms.agency x WHERE x.agency_key = key;
  INSERT INTO cms.agency SELECT (r).*;
  PERFORM cms.enter_newsroom_act('set_agency', key || ': ' || r.english || CASE WHEN r.is_listed THEN '' ELSE ' (taken off)' END);
  RETURN cms.answer(command, 'set_agency', jsonb_build_object('key', key));
END $$;

-- *desk* is null for the style of the whole newsroom; a style without a line is no longer the desk's own.
CREATE OR REPLACE FUNCTION cms.set_house_style(command text, desk text, of_language text, style jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'set_house_style');
  named text := coalesce((SELECT slug FROM cms.desk d WHERE d.desk_id = desk), 'newsroom');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF NOT coalesce(of_language ~ '^[a-z]{2}$' AND (style = '{}'::jsonb OR jsonb_typeof(style -> 'forms') = 'array'
      AND style ->> 'line' LIKE '%{caption}%' AND style ->> 'line' LIKE '%{credit}%'), false) THEN
    PERFORM cms.refuse('CD001', 'style_misshapen', 'A house style says where caption and credit stand.');
  END IF;
  DELETE FROM cms.house_style s WHERE s.desk_id IS NOT DISTINCT FROM desk AND s.language = of_language;
  IF style <> '{}'::jsonb THEN
    INSERT INTO cms.house_style (style_id, desk_id, language, line, forms, changed_by, changed_at)
    VALUES (replace(gen_random_uuid()::text, '-', ''), desk, of_language, style ->> 'line', style -> 'forms', me, now());
  END IF;
  PERFORM cms.enter_newsroom_act('set_house_style', named || ' ' || of_language || ': ' || coalesce(style ->> 'line', 'as the newsroom'));
  RETURN cms.answer(command, 'set_house_style', jsonb_build_object('desk', named, 'language', of_language));
END $$;

CREATE OR REPLACE FUNCTION cms.require_alt_text(command text, required boolean) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'require_alt_text');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  UPDATE cms.newsroom SET requires_alt_text = required;
  PERFORM cms.enter_newsroom_act('require_alt_text', CASE WHEN required THEN 'yes' ELSE 'no' END);
  RETURN cms.answer(command, 'require_alt_text', jsonb_build_object('required', required));
END $$;

-- Says where the newsroom's readers live. What senders stipulate of places is held against it from now on.
CREATE OR REPLACE FUNCTION cms.set_country(command text, called text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'set_country');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF NOT coalesce(called = ANY (cms.countries()), false) THEN
    PERFORM cms.refuse('CD001', 'no_such_country', 'That is no country Copydesk knows.');
  END IF;
  UPDATE cms.newsroom SET country = called;
  PERFORM cms.enter_newsroom_act('set_country', called);
  RETURN cms.answer(command, 'set_country', jsonb_build_object('country', called));
END $$;
