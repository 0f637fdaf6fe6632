-- Editions: what readers get is made of the version that was approved, and checked here word for word.

CREATE OR REPLACE FUNCTION cms.published_blocks(body jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('photo_id', b -> 'photo_id', 'card', b -> 'card'))
    || jsonb_build_object('text', b ->> 'text', 'type', b ->> 'type', 'depth', coalesce((b ->> 'depth')::int, 0),
    'marks', coalesce((SELECT jsonb_agg(jsonb_build_object('start', m -> 0, 'end', m -> 1, 'kind', m -> 2, 'href', m -> 3)
        ORDER BY k) FROM jsonb_array_elements(b -> 'marks') WITH ORDINALITY AS y (m, k) WHERE m ->> 2 <> 'note'), '[]'))
    ORDER BY n), '[]')
  FROM jsonb_array_elements(body -> 'blocks') WITH ORDINALITY AS x (b, n)
$$;

-- What of an edition's content is the version's and the library's own: it is set here, not taken from the program.
CREATE OR REPLACE FUNCTION cms.words_of_edition(a cms.article, v cms.article_version) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT jsonb_build_object('article_id', a.article_id, 'slug', a.slug, 'language', a.language, 'desk_slug', d.slug,
    'headline', v.headline, 'subheadline', v.subheadline, 'summary', v.summary, 'byline', v.byline,
    'dateline', v.dateline, 'blocks', cms.published_blocks(v.body))
  FROM cms.desk d WHERE d.desk_id = a.desk_id
$$;

CREATE OR REPLACE FUNCTION cms.are_photos_of(content jsonb, v cms.article_version) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_array(x ->> 'photo_id', x ->> 'caption', x ->> 'credit_line', x ->> 'alt_text',
      x ->> 'creator', x ->> 'copyright') ORDER BY n), '[]')
    = (SELECT coalesce(jsonb_agg(jsonb_build_array(u.photo_id, u.caption, u.credit_line, u.alt_text, p.creator,
      p.copyright) ORDER BY u.position), '[]')
      FROM cms.version_photo u JOIN cms.photo p USING (photo_id) WHERE u.version_id = v.version_id)
    AND coalesce(bool_and(position(cms.one_line(x ->> 'caption') IN cms.one_line(x ->> 'printed')) > 0), true)
  FROM jsonb_array_elements(content -> 'photos') WITH ORDINALITY AS y (x, n)
$$;

-- Adds the edition and returns the ledger's remark. *e* is {"edition_id", "kind", "notice", "content"}.
CREATE OR REPLACE FUNCTION cms.add_edition(a cms.article, version_number integer, e jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  v cms.article_version;
  earlier integer;
  kind text := e ->> 'kind';
  notice text := btrim(coalesce(e ->> 'notice', ''), E' \t\n');
  content jsonb := e -> 'content';
  here text;
BEGIN
  IF jsonb_typeof(content) IS DISTINCT FROM 'object' OR (e ->> 'edition_id') !~ '^[0-9a-f]{32}$' THEN
    PERFORM cms.refuse('CD001', 'edition_misshapen', 'This is not an edition of the article. Nothing was published.');
  END IF;
  SELECT * INTO STRICT v FROM cms.article_version x WHERE x.article_id = a.article_id AND x.number = version_number;
  SELECT count(*) INTO earlier FROM cms.edition x WHERE x.article_id = a.article_id AND x.kind <> 'retraction';
  IF kind <> 'retraction' THEN
    IF a.publication = 'live' AND a.live_version = version_number THEN
      PERFORM cms.refuse('CD001', 'unchanged',
        'Readers already have this version. Change the text to publish an update or a correction.');
    ELSIF (earlier = 0) <> (kind = 'first') OR kind NOT IN ('first', 'update', 'correction') THEN
      PERFORM cms.refuse('CD001', 'kind_missing', 'The article is already live. Say whether this is an update or a correction.');
    ELSIF kind = 'correction' AND notice = '' THEN
      PERFORM cms.refuse('CD001', 'notice_missing', 'A correction needs a notice that tells readers what was wrong.');
    END IF;
  END IF;
  -- A notice in the place of an article keeps its words, too, but shows nothing of its text.
  IF NOT coalesce(content @> cms.words_of_edition(a, v)
      AND (kind = 'retraction' OR content -> 'blocks' = cms.published_blocks(v.body) AND cms.are_photos_of(content, v)),
      false) THEN
    PERFORM cms.refuse('CD001', 'edition_forged', 'An edition holds the approved text, word for word.');
  END IF;
  IF kind = 'retraction' THEN
    content := content || jsonb_build_object('blocks', '[]'::jsonb, 'photos', '[]'::jsonb, 'is_retracted', true);
  END IF;
  -- Times are the server's, in the zone readers are told.
  SELECT to_char(now() AT TIME ZONE n.time_zone, 'YYYY-MM-DD"T"HH24:MI:SS.US')
      || CASE WHEN o.ahead < interval '0' THEN '-' ELSE '+' END
      || to_char(greatest(o.ahead, -o.ahead), 'HH24:MI') INTO here
  FROM cms.newsroom n, LATERAL (SELECT (now() AT TIME ZONE n.time_zone) - (now() AT TIME ZONE 'UTC') AS ahead) o;
  content := content || jsonb_build_object('edition_id', e ->> 'edition_id', 'kind', kind, 'published_at', here,
    'first_published_at', coalesce((SELECT x.content -> 'first_published_at' FROM cms.edition x
      WHERE x.article_id = a.article_id ORDER BY x.number LIMIT 1), to_jsonb(here)));
  INSERT INTO cms.edition (edition_id, article_id, number, version_id, version, content_hash, kind, notice, published_by,
    published_at, content)
  VALUES (e ->> 'edition_id', a.article_id,
    (SELECT count(*) + 1 FROM cms.edition x WHERE x.article_id = a.article_id), v.version_id, v.number, v.content_hash,
    kind, notice, cms.asker(), now(), content);
  RETURN CASE WHEN kind = 'first' THEN '' ELSE rtrim(kind || ': ' || notice, ': ') END;
END $$;

-- Whether readers may see this edition now: the newest one of an article that is out, or the notice in its place.
CREATE OR REPLACE FUNCTION cms.readers_see(wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cms.edition e JOIN cms.article a USING (article_id)
    WHERE e.edition_id = wanted AND a.publication IN ('live', 'retracted')
      AND e.number = (SELECT max(x.number) FROM cms.edition x WHERE x.article_id = e.article_id))
$$;

-- Whether the readers' site asks.
CREATE OR REPLACE FUNCTION cms.is_site() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT pg_has_role(session_user, 'copydesk_site', 'MEMBER')
$$;
