-- The ledger: one chain of hashes per article and one for the newsroom itself; seals over all of them.

-- Returns the sha256 (hex) over everything a row says, as cms/db/ledger.py computes it: a JSON list with ", " between.
CREATE OR REPLACE FUNCTION cms.ledger_hash(r cms.ledger) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT encode(sha256(convert_to('[' || array_to_string(ARRAY[
    to_json(r.chain)::text, r.sequence::text,
    to_json(replace(to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), ' ', '') || '+00:00')::text,
    to_json(r.person_id)::text, to_json(r.step)::text, coalesce(r.version::text, 'null'),
    to_json(r.stage_from)::text, to_json(r.stage_to)::text,
    to_json(r.publication_from)::text, to_json(r.publication_to)::text,
    to_json(r.reason)::text, to_json(r.previous_hash)::text], ', ') || ']', 'UTF8')), 'hex')
$$;

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

-- Seals the chains that grew since the last seal, and returns the seal's number; null if none did.
CREATE OR REPLACE FUNCTION cms.seal_ledger() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  me text := cms.asker();
  last cms.ledger_seal;
  grown jsonb;
  sealed text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('copydesk seal', 0));
  SELECT * INTO last FROM cms.ledger_seal ORDER BY number DESC LIMIT 1;
  -- A row may be committed a while after its time, so the search begins an hour before the last seal.
  SELECT jsonb_agg(jsonb_build_array(h.chain, h.sequence, h.hash) ORDER BY h.chain COLLATE "C") INTO grown
  FROM (SELECT DISTINCT ON (chain) chain, sequence, hash FROM cms.ledger
        WHERE at > coalesce(last.at - interval '1 hour', '-infinity') ORDER BY chain, sequence DESC) h
  WHERE NOT EXISTS (SELECT 1 FROM cms.ledger_seal s, jsonb_array_elements(s.heads) e
                    WHERE s.at > coalesce(last.at - interval '2 hours', '-infinity')
                      AND e ->> 0 = h.chain AND (e ->> 1)::int = h.sequence);
  IF grown IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT string_agg(e ->> 0 || ' ' || (e ->> 1) || ' ' || (e ->> 2), E'\n' ORDER BY n) INTO sealed
  FROM jsonb_array_elements(grown) WITH ORDINALITY AS x (e, n);
  INSERT INTO cms.ledger_seal (number, at, sealed_by, heads, previous_hash, hash)
  VALUES (coalesce(last.number, 0) + 1, now(), me, grown, coalesce(last.hash, repeat('0', 64)),
    encode(sha256(convert_to((coalesce(last.number, 0) + 1)::text || E'\n' || coalesce(last.hash, repeat('0', 64))
      || E'\n' || sealed, 'UTF8')), 'hex'));
  RETURN coalesce(last.number, 0) + 1;
END $$;

-- A text that is another one as soon as anything was done in the newsroom; it tells nothing else.
CREATE OR REPLACE FUNCTION cms.change_mark() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT ledger_id::text FROM cms.ledger ORDER BY at DESC, ledger_id LIMIT 1
$$;
