-- The newsroom's own rules of style: administrators write them, everybody's texts are read by them.

CREATE OR REPLACE FUNCTION cms.add_style_rule(command text, rule jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'add_style_rule');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF coalesce(rule ->> 'language' NOT IN ('en', 'ko') OR btrim(rule ->> 'term') = '' OR length(rule ->> 'term') > 80
     OR length(rule ->> 'better') > 80 OR length(rule ->> 'why') > 300, true) THEN
    PERFORM cms.refuse('CD001', 'rule_unfit', 'A rule has a term of at most 80 letters.');
  END IF;
  INSERT INTO cms.style_rule (language, term, better, why, added_by, added_at)
  VALUES (rule ->> 'language', rule ->> 'term', rule ->> 'better', rule ->> 'why', me, now())
  ON CONFLICT (language, term) DO UPDATE
    SET better = excluded.better, why = excluded.why, added_by = excluded.added_by, added_at = excluded.added_at;
  PERFORM cms.enter_newsroom_act('add_style_rule', rule ->> 'term');
  RETURN cms.answer(command, 'add_style_rule', jsonb_build_object('term', rule ->> 'term'));
END $$;

CREATE OR REPLACE FUNCTION cms.remove_style_rule(command text, of_language text, old_term text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'remove_style_rule');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  DELETE FROM cms.style_rule WHERE language = of_language AND term = old_term;
  IF FOUND THEN
    PERFORM cms.enter_newsroom_act('remove_style_rule', old_term);
  END IF;
  RETURN cms.answer(command, 'remove_style_rule', jsonb_build_object('term', old_term));
END $$;
