-- Photographs' bytes in a shared newsroom: originals in pieces of 1 MiB, keyed by the SHA-256 of the whole.
--
-- Nobody touches the tables: staff bring an original in, piece by piece, and read it back through the functions below.
-- An original is only ever added. Two people who bring in the same picture at once have pieces of their own until one
-- of them is done, so that nobody can spoil another's delivery by sending other bytes under its SHA-256 first.
--
-- Whoever may see the photo in the library may read its original; so may whoever brought it in.

CREATE TABLE IF NOT EXISTS cms.photo_blob (
    sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint NOT NULL,
    chunks integer NOT NULL,
    added_by text NOT NULL REFERENCES cms.person (person_id),
    added_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS ix_photo_blob_added_by ON cms.photo_blob (added_by, added_at);

-- Who has brought in, or is bringing in, which original; a finished row proves that the person had every byte.
CREATE TABLE IF NOT EXISTS cms.photo_delivery (
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    person_id text NOT NULL REFERENCES cms.person (person_id),
    size bigint NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    PRIMARY KEY (sha256, person_id)
);
CREATE INDEX IF NOT EXISTS ix_photo_delivery_unfinished ON cms.photo_delivery (started_at) WHERE finished_at IS NULL;
CREATE INDEX IF NOT EXISTS ix_photo_delivery_person_id ON cms.photo_delivery (person_id);

CREATE TABLE IF NOT EXISTS cms.photo_chunk (
    sha256 text NOT NULL,
    added_by text NOT NULL REFERENCES cms.person (person_id),
    number integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (sha256, added_by, number)
);
-- Photographs are compressed already.
ALTER TABLE cms.photo_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE OR REPLACE FUNCTION cms.photo_chunk_size() RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, cms, pg_temp
RETURN 1048576;

CREATE OR REPLACE FUNCTION cms.photo_largest() RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, cms, pg_temp
RETURN 104857600;

-- How many bytes one person may have brought in within a day that no photo of the library names (yet).
CREATE OR REPLACE FUNCTION cms.photo_loose_limit() RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, cms, pg_temp
RETURN 536870912;

-- First what serves the other functions and is nobody else's to call.

CREATE OR REPLACE FUNCTION cms.photo_chunks_of(whole_size bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, cms, pg_temp
RETURN ((whole_size + cms.photo_chunk_size() - 1) / cms.photo_chunk_size())::integer;

CREATE OR REPLACE FUNCTION cms.photo_was_brought_by(wanted_sha256 text, person text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, cms, pg_temp
RETURN EXISTS (
    SELECT FROM cms.photo_delivery d
    WHERE d.sha256 = wanted_sha256 AND d.person_id = person AND d.finished_at IS NOT NULL
);

CREATE OR REPLACE FUNCTION cms.photo_loose_bytes(person text) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, cms, pg_temp AS $$
    SELECT coalesce((SELECT sum(d.size) FROM cms.photo_delivery d
                     WHERE d.person_id = person AND d.finished_at IS NULL), 0)::bigint
         + coalesce((SELECT sum(b.size) FROM cms.photo_blob b
                     WHERE b.added_by = person AND b.added_at > now() - interval '1 day'
                         AND NOT EXISTS (SELECT FROM cms.photo p WHERE p.sha256 = b.sha256)), 0)::bigint;
$$;

-- The whole is put together in memory to be hashed: one large one at a time, so that many at once cannot exhaust it.
CREATE OR REPLACE FUNCTION cms.photo_sha256_of(wanted_sha256 text, bringer text, whole_size bigint) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
    IF whole_size > 16 * cms.photo_chunk_size() THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('cms.photo_sha256_of', 0));
    END IF;
    RETURN (
        SELECT encode(sha256(string_agg(c.bytes, '' ORDER BY c.number)), 'hex') FROM cms.photo_chunk c
        WHERE c.sha256 = wanted_sha256 AND c.added_by = bringer
    );
END $$;

CREATE OR REPLACE FUNCTION cms.photo_forget_pieces(wanted_sha256 text, person text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, cms, pg_temp AS $$
    WITH given_up AS (
        DELETE FROM cms.photo_delivery d
        WHERE d.sha256 = wanted_sha256 AND d.person_id = person AND d.finished_at IS NULL
        RETURNING d.sha256, d.person_id
    )
    DELETE FROM cms.photo_chunk c USING given_up g WHERE c.sha256 = g.sha256 AND c.added_by = g.person_id;
$$;

-- Forget what has been lying unfinished for a day, whoever began it.
CREATE OR REPLACE FUNCTION cms.photo_sweep() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, cms, pg_temp AS $$
    SELECT cms.photo_forget_pieces(d.sha256, d.person_id) FROM (
        SELECT sha256, person_id FROM cms.photo_delivery
        WHERE finished_at IS NULL AND started_at < now() - interval '1 day'
        FOR UPDATE SKIP LOCKED
    ) AS d;
$$;

-- From here on what staff may call.

-- Begin to bring in an original, or go on: returns the numbers of the pieces that are still to be sent, none if the
-- newsroom has the picture and the caller may know it.
CREATE OR REPLACE FUNCTION cms.photo_delivery_begin(wanted_sha256 text, whole_size bigint) RETURNS SETOF integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
    person text := cms.asker();
    begun bigint;
BEGIN
    IF wanted_sha256 !~ '^[0-9a-f]{64}$' OR wanted_sha256 IS NULL THEN
        PERFORM cms.refuse('CD001', 'photo_sha256', 'That is not the SHA-256 of a photo.');
    END IF;
    IF coalesce(whole_size, 0) NOT BETWEEN 1 AND cms.photo_largest() THEN
        PERFORM cms.refuse('CD001', 'photo_size',
            'The newsroom keeps photos of up to 100 megabytes. Save this one as a JPEG and choose that.');
    END IF;
    IF EXISTS (SELECT FROM cms.photo_blob b WHERE b.sha256 = wanted_sha256)
        AND (cms.can_see_photo(wanted_sha256) OR cms.photo_was_brought_by(wanted_sha256, person)) THEN
        RETURN;
    END IF;
    PERFORM cms.photo_sweep();
    -- Two sessions of one person count their quota one after the other.
    PERFORM pg_advisory_xact_lock(hashtextextended('cms.photo_delivery ' || person, 0));
    SELECT d.size INTO begun FROM cms.photo_delivery d
        WHERE d.sha256 = wanted_sha256 AND d.person_id = person AND d.finished_at IS NULL;
    IF begun IS DISTINCT FROM whole_size THEN
        PERFORM cms.photo_forget_pieces(wanted_sha256, person);
        IF cms.photo_loose_bytes(person) + whole_size > cms.photo_loose_limit() THEN
            PERFORM cms.refuse('CD001', 'photo_quota', 'You have brought in too many photos that are not in the '
                'library. Wait until they are, then add this one again.');
        END IF;
        INSERT INTO cms.photo_delivery (sha256, person_id, size) VALUES (wanted_sha256, person, whole_size);
    END IF;
    RETURN QUERY
        SELECT n FROM generate_series(0, cms.photo_chunks_of(whole_size) - 1) AS n
        WHERE NOT EXISTS (
            SELECT FROM cms.photo_chunk c
            WHERE c.sha256 = wanted_sha256 AND c.added_by = person AND c.number = n
        );
END $$;

-- Bring in one piece of an original that was begun; a piece sent twice is kept once.
CREATE OR REPLACE FUNCTION cms.photo_chunk_put(wanted_sha256 text, chunk_number integer, chunk bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
    person text := cms.asker();
    whole_size bigint;
BEGIN
    SELECT d.size INTO whole_size FROM cms.photo_delivery d
        WHERE d.sha256 = wanted_sha256 AND d.person_id = person AND d.finished_at IS NULL
        FOR SHARE;
    IF NOT FOUND THEN
        PERFORM cms.refuse('CD001', 'photo_not_begun', 'You are not bringing this photo in. Add it again.');
    END IF;
    IF chunk_number IS NULL OR chunk_number NOT BETWEEN 0 AND cms.photo_chunks_of(whole_size) - 1
        OR octet_length(chunk) IS DISTINCT FROM
            least(cms.photo_chunk_size(), whole_size - chunk_number::bigint * cms.photo_chunk_size())::integer THEN
        PERFORM cms.refuse('CD001', 'photo_chunk', 'A piece of the photo has another length. Add it again.');
    END IF;
    INSERT INTO cms.photo_chunk (sha256, added_by, number, bytes)
        VALUES (wanted_sha256, person, chunk_number, chunk)
        ON CONFLICT DO NOTHING;
END $$;

-- Say that every piece was sent: the newsroom has the original from now on. Returns false, and forgets the pieces, if
-- together they are not what their SHA-256 says.
CREATE OR REPLACE FUNCTION cms.photo_blob_finish(wanted_sha256 text, whole_size bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
    person text := cms.asker();
    sent bigint;
BEGIN
    PERFORM FROM cms.photo_delivery d
        WHERE d.sha256 = wanted_sha256 AND d.person_id = person AND d.finished_at IS NOT NULL;
    IF FOUND THEN
        RETURN true;
    END IF;
    PERFORM FROM cms.photo_delivery d
        WHERE d.sha256 = wanted_sha256 AND d.person_id = person AND d.size = whole_size
        FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM cms.refuse('CD001', 'photo_not_begun', 'You are not bringing this photo in. Add it again.');
    END IF;
    SELECT count(*) INTO sent FROM cms.photo_chunk c WHERE c.sha256 = wanted_sha256 AND c.added_by = person;
    IF sent < cms.photo_chunks_of(whole_size) THEN
        PERFORM cms.refuse('CD001', 'photo_unfinished', 'Pieces of the photo are missing. Add it again.');
    END IF;
    IF cms.photo_sha256_of(wanted_sha256, person, whole_size) <> wanted_sha256 THEN
        PERFORM cms.photo_forget_pieces(wanted_sha256, person);
        RETURN false;
    END IF;
    INSERT INTO cms.photo_blob (sha256, size, chunks, added_by)
        VALUES (wanted_sha256, whole_size, sent, person) ON CONFLICT DO NOTHING;
    UPDATE cms.photo_delivery SET finished_at = now() WHERE sha256 = wanted_sha256 AND person_id = person;
    -- Somebody else's pieces are kept already.
    DELETE FROM cms.photo_chunk c USING cms.photo_blob b
        WHERE c.sha256 = wanted_sha256 AND c.added_by = person
            AND b.sha256 = wanted_sha256 AND b.added_by <> person;
    RETURN true;
END $$;

-- Give up an original that one has begun to bring in.
CREATE OR REPLACE FUNCTION cms.photo_delivery_drop(wanted_sha256 text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
    SELECT cms.photo_forget_pieces(wanted_sha256, cms.me());
$$;

-- Return the size in bytes of an original that the caller may see, else nothing.
CREATE OR REPLACE FUNCTION cms.photo_blob_size(wanted_sha256 text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
    SELECT b.size FROM cms.photo_blob b
    WHERE b.sha256 = wanted_sha256
        AND (cms.can_see_photo(wanted_sha256) OR cms.photo_was_brought_by(wanted_sha256, cms.me()));
$$;

-- Return one piece of an original that the caller may see, else nothing.
CREATE OR REPLACE FUNCTION cms.photo_chunk_get(wanted_sha256 text, chunk_number integer) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
    SELECT c.bytes FROM cms.photo_blob b JOIN cms.photo_chunk c USING (sha256, added_by)
    WHERE b.sha256 = wanted_sha256 AND c.number = chunk_number
        AND (cms.can_see_photo(wanted_sha256) OR cms.photo_was_brought_by(wanted_sha256, cms.me()));
$$;

-- Return whether an original that the caller may see still has every byte it had; nothing if there is none.
CREATE OR REPLACE FUNCTION cms.photo_blob_is_intact(wanted_sha256 text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
    SELECT cms.photo_sha256_of(b.sha256, b.added_by, b.size) IS NOT DISTINCT FROM b.sha256
    FROM cms.photo_blob b
    WHERE b.sha256 = wanted_sha256
        AND (cms.can_see_photo(wanted_sha256) OR cms.photo_was_brought_by(wanted_sha256, cms.me()));
$$;

-- An original that was brought in is never changed and never deleted, not even by the functions above.
CREATE OR REPLACE FUNCTION cms.photo_blob_never_changes() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
    PERFORM cms.refuse('CD001', 'photo_never_changed', 'An original is never changed nor deleted.');
END $$;

CREATE OR REPLACE TRIGGER photo_blob_never_changed BEFORE UPDATE OR DELETE ON cms.photo_blob
    FOR EACH ROW EXECUTE FUNCTION cms.photo_blob_never_changes();
CREATE OR REPLACE TRIGGER photo_blob_never_emptied BEFORE TRUNCATE ON cms.photo_blob
    FOR EACH STATEMENT EXECUTE FUNCTION cms.photo_blob_never_changes();
CREATE OR REPLACE TRIGGER photo_chunk_never_changed BEFORE UPDATE ON cms.photo_chunk
    FOR EACH ROW EXECUTE FUNCTION cms.photo_blob_never_changes();
CREATE OR REPLACE TRIGGER photo_chunk_never_emptied BEFORE TRUNCATE ON cms.photo_chunk
    FOR EACH STATEMENT EXECUTE FUNCTION cms.photo_blob_never_changes();

CREATE OR REPLACE FUNCTION cms.photo_chunk_never_deleted() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM cms.photo_blob b WHERE b.sha256 = OLD.sha256 AND b.added_by = OLD.added_by) THEN
        PERFORM cms.refuse('CD001', 'photo_never_changed', 'An original is never changed nor deleted.');
    END IF;
    RETURN OLD;
END $$;

CREATE OR REPLACE TRIGGER photo_chunk_never_deleted BEFORE DELETE ON cms.photo_chunk
    FOR EACH ROW EXECUTE FUNCTION cms.photo_chunk_never_deleted();
