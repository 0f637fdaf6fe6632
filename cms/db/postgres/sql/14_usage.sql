-- What bars the use of a photograph: leases people granted, and what its sender stipulated. The program decides by the
-- same rule (cms/domain/photos/usage_leases.py) and answers with the same words.

CREATE OR REPLACE FUNCTION cms.bar_to_use(p cms.photo, at timestamptz) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  WITH lease AS (
    SELECT kind, (starts_at IS NULL OR starts_at <= at) AS has_begun, (ends_at IS NOT NULL AND ends_at <= at) AS has_ended
    FROM cms.usage_lease WHERE photo_id = (p).photo_id AND withdrawn_at IS NULL
  ), bounds AS (
    SELECT least((p).added_at + make_interval(days => ((p).stipulations ->> 'days')::integer),
      ((p).stipulations ->> 'until')::timestamptz) AS ends_at
  )
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM lease WHERE kind = 'deny' AND has_begun AND NOT has_ended) THEN 'lease_denies'
    WHEN EXISTS (SELECT 1 FROM lease WHERE kind = 'allow' AND has_begun AND NOT has_ended) THEN NULL
    WHEN EXISTS (SELECT 1 FROM lease WHERE kind = 'allow' AND NOT has_ended) THEN 'lease_not_begun'
    WHEN EXISTS (SELECT 1 FROM lease WHERE kind = 'allow') THEN 'lease_ended'
    WHEN EXISTS (SELECT 1 FROM jsonb_array_elements_text((p).stipulations -> 'out_of') AS place, cms.newsroom n
                 WHERE place = n.country OR (place = 'ASIA' AND n.country = ANY (cms.countries_of_asia())))
      THEN 'out_of_country'
    WHEN (SELECT ends_at FROM bounds) IS NOT NULL
      THEN CASE WHEN (SELECT ends_at FROM bounds) <= at THEN 'use_ended' END
    WHEN ((p).stipulations ->> 'no_archive')::boolean THEN 'no_archive'
  END
$$;

CREATE OR REPLACE FUNCTION cms.bar_sentence(why text, place integer) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT format(CASE why
    WHEN 'lease_denies' THEN 'Photo %s may not be used: somebody of this newsroom denied it.'
    WHEN 'lease_ended' THEN 'The time for which photo %s could be used is over.'
    WHEN 'lease_not_begun' THEN 'Photo %s may not be used yet.'
    WHEN 'out_of_country' THEN 'Photo %s may not be used in our country.'
    WHEN 'use_ended' THEN 'The time for which the sender of photo %s lets it be used is over.'
    ELSE 'The sender of photo %s forbids to use it from the archive.'
  END, place)
$$;

CREATE OR REPLACE FUNCTION cms.refuse_who_judges_no_pictures() RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cms.desk_member WHERE person_id = cms.asker()
                 AND role IN ('editor', 'duty_editor', 'picture_editor')) THEN
    PERFORM cms.refuse('CD004', 'picture_editors_only',
      'Only picture editors and editors say whether a photograph may be used.');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION cms.grant_lease(command text, photo text, terms jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'grant_lease');
  lease text := replace(gen_random_uuid()::text, '-', '');
  begins timestamptz := (terms ->> 'starts_at')::timestamptz;
  ends timestamptz := (terms ->> 'ends_at')::timestamptz;
  why text := btrim(coalesce(terms ->> 'reason', ''), E' \t\n');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  PERFORM cms.refuse_who_judges_no_pictures();
  IF NOT EXISTS (SELECT 1 FROM cms.photo p WHERE p.photo_id = photo) THEN
    PERFORM cms.refuse('CD003', 'no_such_photo', 'There is no such photo in this newsroom.');
  ELSIF why = '' THEN
    PERFORM cms.refuse('CD001', 'reason_missing', 'Write why the photograph may, or may not, be used.');
  ELSIF begins >= ends OR NOT coalesce(terms ->> 'kind' IN ('allow', 'deny'), false) THEN
    PERFORM cms.refuse('CD001', 'lease_misshapen', 'A lease ends after it begins.');
  END IF;
  INSERT INTO cms.usage_lease (lease_id, photo_id, kind, reason, starts_at, ends_at, granted_by, granted_at)
  VALUES (lease, photo, terms ->> 'kind', why, begins, ends, me, now());
  PERFORM cms.enter_newsroom_act('grant_lease', photo || ': ' || (terms ->> 'kind') || ', ' || why);
  RETURN cms.answer(command, 'grant_lease', jsonb_build_object('lease_id', lease, 'photo_id', photo));
END $$;

CREATE OR REPLACE FUNCTION cms.withdraw_lease(command text, lease text, reason text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'withdraw_lease');
  l cms.usage_lease;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  PERFORM cms.refuse_who_judges_no_pictures();
  SELECT * INTO l FROM cms.usage_lease x WHERE x.lease_id = lease FOR UPDATE;
  IF l.lease_id IS NULL THEN
    PERFORM cms.refuse('CD003', 'no_such_lease', 'There is no such lease.');
  END IF;
  IF l.withdrawn_at IS NULL THEN
    UPDATE cms.usage_lease x SET withdrawn_by = me, withdrawn_at = now() WHERE x.lease_id = lease;
    PERFORM cms.enter_newsroom_act('withdraw_lease', l.photo_id || ': ' || l.kind || ', ' || coalesce(reason, ''));
  END IF;
  RETURN cms.answer(command, 'withdraw_lease', jsonb_build_object('lease_id', lease, 'photo_id', l.photo_id));
END $$;

-- What a lease says is never changed; it is only withdrawn, once.
CREATE OR REPLACE FUNCTION cms.lease_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.withdrawn_at IS NOT NULL
     OR (OLD.lease_id, OLD.photo_id, OLD.kind, OLD.reason, OLD.starts_at, OLD.ends_at, OLD.granted_by, OLD.granted_at)
        IS DISTINCT FROM
        (NEW.lease_id, NEW.photo_id, NEW.kind, NEW.reason, NEW.starts_at, NEW.ends_at, NEW.granted_by, NEW.granted_at) THEN
    PERFORM cms.refuse('CD001', 'only_added_to', 'What a lease says is never changed or deleted.');
  END IF;
  RETURN NEW;
END $$;
