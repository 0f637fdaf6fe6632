-- What the usage rights of a photograph demand of its caption and credit, as far as a database can tell: the program,
-- which takes a credit apart, refuses more (cms/domain/photos/rights.py). Whatever is refused here is refused there, too.

CREATE OR REPLACE FUNCTION cms.one_line(words text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT btrim(regexp_replace(normalize(words, NFC), '\s+', ' ', 'g'))
$$;

-- Whether a credit is nothing but the name of somebody of ours, with or without a title and the sign of a credit.
CREATE OR REPLACE FUNCTION cms.credits_only_staff(credit text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cms.person p, unnest(ARRAY[p.name, p.name_ko, p.byline]) ours
    WHERE ours <> '' AND cms.one_line(ours) =
      regexp_replace(regexp_replace(cms.one_line(credit), '^(ⓒ|©|사진\s?=)\s?', ''), '\s?(기자|특파원|\(Staff\)|/Staff)$', ''))
$$;

-- Returns the rule that is broken, or null.
CREATE OR REPLACE FUNCTION cms.rights_problem(rights text, credit text, caption text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT CASE
    WHEN rights = 'handout' AND cms.credits_only_staff(credit) THEN 'handout_credited_to_staff'
    WHEN rights = 'agency' AND cms.credits_only_staff(credit) THEN 'agency_not_named'
    WHEN rights = 'file_photo' AND cms.one_line(credit || ' ' || caption) !~* '자료|파일\s?사진|file|archive|library'
      THEN 'file_photo_not_marked'
    WHEN rights = 'composite'
      AND cms.one_line(caption || ' ' || credit) !~* '합성|콜라주|몽타주|composite|montage|collage|photo illustration'
      THEN 'label_missing'
    WHEN rights = 'ai_made'
      AND cms.one_line(caption || ' ' || credit) !~* '인공지능|AI|artificial intelligence' THEN 'label_missing'
  END
$$;

-- What a file says it was made as, where that demands a label, whatever rights somebody chose.
CREATE OR REPLACE FUNCTION cms.made_as(source_type text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT CASE
    WHEN said IN ('trainedalgorithmicmedia', 'compositewithtrainedalgorithmicmedia', 'algorithmicmedia') THEN 'ai_made'
    WHEN said IN ('composite', 'compositesynthetic', 'virtualrecording') THEN 'composite'
  END FROM (SELECT lower(regexp_replace(btrim(source_type, ' /'), '^.*[/:#]', '')) AS said) s
$$;

CREATE OR REPLACE FUNCTION cms.rights_sentence(rule text, place integer) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT CASE rule
    WHEN 'handout_credited_to_staff' THEN format('Photo %s is a handout but is credited to staff.', place)
    WHEN 'agency_not_named' THEN format('Photo %s is an agency picture but its credit names no agency.', place)
    WHEN 'file_photo_not_marked' THEN format('Photo %s is a file photo but does not say so.', place)
    ELSE format('Photo %s was put together or made with AI but does not say so.', place)
  END
$$;
