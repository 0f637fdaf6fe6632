-- The words a search reads, kept as the photograph's own are, whoever writes; see `cms/db/queries/photo_search.py`.

CREATE OR REPLACE FUNCTION cms.words_of(p cms.photo) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT lower(concat_ws(' ', p.caption, p.credit_line, p.creator, p.source, p.file_name, p.alt_text))
$$;

CREATE OR REPLACE FUNCTION cms.keep_photo_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  INSERT INTO cms.photo_words (photo_id, added_at, credit_line, creator, said)
  VALUES (NEW.photo_id, NEW.added_at, NEW.credit_line, NEW.creator, cms.words_of(NEW))
  ON CONFLICT (photo_id) DO UPDATE SET credit_line = excluded.credit_line, creator = excluded.creator,
    said = excluded.said;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER photo_words_kept AFTER INSERT OR UPDATE ON cms.photo
FOR EACH ROW EXECUTE FUNCTION cms.keep_photo_words();

-- What was carried here from a file, or by a program that knew no such words.
INSERT INTO cms.photo_words (photo_id, added_at, credit_line, creator, said)
SELECT p.photo_id, p.added_at, p.credit_line, p.creator, cms.words_of(p) FROM cms.photo p
ON CONFLICT (photo_id) DO UPDATE SET credit_line = excluded.credit_line, creator = excluded.creator, said = excluded.said
WHERE photo_words.said <> excluded.said;
