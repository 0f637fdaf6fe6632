-- The ledger: one chain of hashes per article and one for the newsroom itself; seals over all of them.

-- A time as programs write it, to the microsecond and in UTC.
CREATE OR REPLACE FUNCTION cms.time_written(at timestamptz) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+00:00';
END $$;

-- Returns the sha256 (hex) over everything a row says, as cms/db/ledger.py computes it: a JSON list with ", " between.
CREATE OR REPLACE FUNCTION cms.ledger_hash(r cms.ledger) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN encode(sha256(convert_to('[' || array_to_string(ARRAY[
      to_json(r.chain)::text, r.sequence::text,
      to_json(cms.time_written(r.at))::text,
      to_json(r.person_id)::text, to_json(r.step)::text, coalesce(r.version::text, 'null'),
      to_json(r.stage_from)::text, to_json(r.stage_to)::text,
      to_json(r.publication_from)::text, to_json(r.publication_to)::text,
      to_json(r.reason)::text, to_json(r.previous_hash)::text], ', ') || ']', 'UTF8')), 'hex');
END $$;

CREATE OR REPLACE FUNCTION cms.record(r cms.ledger) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  last cms.ledger;
BEGIN
  -- Articles are locked by whoever acts on them; the newsroom's own chain is locked here.
  PERFORM pg_advisory_xact_lock(hashtextextended('copydesk chain ' || r.chain, 0));
  SELECT * INTO last FROM cms.ledger WHERE chain = r.chain ORDER BY sequence DESC LIMIT 1;
  r.ledger_id := replace(gen_random_uuid()::text, '-', '');
  r.sequence := coalesce(last.sequence, 0) + 1;
  r.previous_hash := coalesce(last.hash, repeat('0', 64));
  r.at := now();
  r.person_id := cms.asker();
  r.hash := cms.ledger_hash(r);
  INSERT INTO cms.ledger SELECT (r).*;
  PERFORM cms.seal_when_due();
END $$;

CREATE OR REPLACE FUNCTION cms.enter(a cms.article, act text, before_stage text, before_publication text, reason text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  r cms.ledger;
BEGIN
  r.chain := a.article_id;
  r.step := act;
  r.version := a.head_version;
  r.stage_from := before_stage;
  r.stage_to := a.stage;
  r.publication_from := before_publication;
  r.publication_to := a.publication;
  r.reason := coalesce(reason, '');
  PERFORM cms.record(r);
  PERFORM cms.tell(a.article_id);
END $$;

CREATE OR REPLACE FUNCTION cms.enter_newsroom_act(act text, reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  r cms.ledger;
BEGIN
  r.chain := 'newsroom';
  r.step := act;
  r.stage_from := ''; r.stage_to := ''; r.publication_from := ''; r.publication_to := '';
  r.reason := coalesce(reason, '');
  PERFORM cms.record(r);
  PERFORM cms.tell('newsroom');
END $$;

-- What was done with an article, for whoever may see it; the newsroom's own acts, for administrators.
CREATE OR REPLACE FUNCTION cms.acts_of(of_chain text) RETURNS SETOF cms.ledger
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  IF of_chain = 'newsroom' THEN
    PERFORM cms.administrator();
  ELSIF NOT cms.can_see_article(of_chain) THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT * FROM cms.ledger WHERE chain = of_chain ORDER BY sequence;
END $$;

-- Returns the sha256 (hex) over everything a seal says, as cms/db/seals.py computes it.
CREATE OR REPLACE FUNCTION cms.seal_hash(s cms.ledger_seal) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT encode(sha256(convert_to(concat_ws(E'\n', s.number, s.previous_hash, cms.time_written(s.at), s.sealed_by,
    (SELECT string_agg((e ->> 0) || ' ' || (e ->> 1) || ' ' || (e ->> 2), E'\n' ORDER BY n)
     FROM jsonb_array_elements(s.heads) WITH ORDINALITY AS x (e, n))), 'UTF8')), 'hex')
$$;

-- The newest row of each chain that grew since the last seal, as [chain, sequence, hash]; null if none did.
CREATE OR REPLACE FUNCTION cms.heads_since(last_at timestamptz) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  -- A row may be committed a while after its time, so the search begins an hour before the last seal.
  WITH newest AS (
    SELECT DISTINCT ON (chain) chain, sequence, hash FROM cms.ledger
    WHERE at > coalesce(last_at - interval '1 hour', '-infinity') ORDER BY chain, sequence DESC),
  sealed AS (
    SELECT e ->> 0 AS chain, max((e ->> 1)::int) AS sequence FROM cms.ledger_seal s, jsonb_array_elements(s.heads) e
    WHERE s.at > coalesce(last_at - interval '2 hours', '-infinity') GROUP BY 1)
  SELECT jsonb_agg(jsonb_build_array(newest.chain, newest.sequence, newest.hash) ORDER BY newest.chain COLLATE "C")
  FROM newest LEFT JOIN sealed ON sealed.chain = newest.chain WHERE newest.sequence IS DISTINCT FROM sealed.sequence
$$;

CREATE OR REPLACE FUNCTION cms.add_seal() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  last cms.ledger_seal;
  s cms.ledger_seal;
BEGIN
  SELECT * INTO last FROM cms.ledger_seal ORDER BY number DESC LIMIT 1;
  s.heads := cms.heads_since(last.at);
  IF s.heads IS NOT NULL THEN
    s.number := coalesce(last.number, 0) + 1;
    s.at := now();
    s.sealed_by := cms.asker();
    s.previous_hash := coalesce(last.hash, repeat('0', 64));
    s.hash := cms.seal_hash(s);
    INSERT INTO cms.ledger_seal SELECT (s).*;
  END IF;
END $$;

-- Seals the chains that grew since the last seal.
CREATE OR REPLACE FUNCTION cms.seal_ledger() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  PERFORM cms.administrator();
  PERFORM pg_advisory_xact_lock(hashtextextended('copydesk seal', 0));
  PERFORM cms.add_seal();
END $$;

-- While people work the ledger is sealed every hour by whoever acts next; nobody waits while another seals it.
CREATE OR REPLACE FUNCTION cms.seal_when_due() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  IF now() >= interval '1 hour' + coalesce((SELECT s.at FROM cms.ledger_seal s ORDER BY s.number DESC LIMIT 1),
                                           (SELECT min(l.at) FROM cms.ledger l))
     AND pg_try_advisory_xact_lock(hashtextextended('copydesk seal', 0)) THEN
    PERFORM cms.add_seal();
  END IF;
END $$;

-- Where every article stands, for whoever verifies the ledger; its rows, which they read as well, say the same.
CREATE OR REPLACE FUNCTION cms.standings() RETURNS TABLE (of_article text, stage text, publication text, version integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT a.article_id, a.stage, a.publication, a.head_version FROM cms.article a ORDER BY a.article_id
$$;

-- A text that is another one as soon as anything was done in the newsroom; it tells nothing else.
CREATE OR REPLACE FUNCTION cms.change_mark() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN (SELECT ledger_id::text FROM cms.ledger ORDER BY at DESC, ledger_id LIMIT 1);
END $$;
