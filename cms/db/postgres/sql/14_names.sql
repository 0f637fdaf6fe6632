-- Who is named in an article: members of its desk say so, in the spellings the newsroom uses.

CREATE OR REPLACE FUNCTION cms.name_person(command text, article text, latin text, hangul text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'name_person');
  a cms.article;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  a := cms.article_of_own_desk(article, 'Only members of the article’s desk say who is named in it.');
  IF btrim(latin || hangul) = '' OR length(latin) > 120 OR length(hangul) > 120 THEN
    PERFORM cms.refuse('CD001', 'name_unfit', 'A name has 1 to 120 letters.');
  END IF;
  INSERT INTO cms.named_person (article_id, name, name_ko, added_by, added_at)
  VALUES (a.article_id, latin, hangul, me, now()) ON CONFLICT DO NOTHING;
  PERFORM cms.tell(a.article_id);
  RETURN cms.answer(command, 'name_person', jsonb_build_object('name', latin, 'name_ko', hangul));
END $$;

CREATE OR REPLACE FUNCTION cms.unname_person(command text, article text, latin text, hangul text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'unname_person');
  a cms.article;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  a := cms.article_of_own_desk(article, 'Only members of the article’s desk say who is named in it.');
  DELETE FROM cms.named_person p WHERE p.article_id = a.article_id AND p.name = latin AND p.name_ko = hangul;
  PERFORM cms.tell(a.article_id);
  RETURN cms.answer(command, 'unname_person', jsonb_build_object('name', latin, 'name_ko', hangul));
END $$;
