"""The functions by which the database learns who is looking, and from which every wall is reckoned.

The claim is signed (RSA, PKCS #1 v1.5, SHA-256) with a private key that only the site's own process holds;
the database keeps the public modulus. PostgreSQL's core has no signature check, so it is done here with
`numeric`: seventeen multiplications, about a millisecond, once a transaction. What was checked is kept as a
transaction-local setting together with a code made from a secret that the application role cannot read,
the backend and the transaction's start; so a setting made by hand, or kept from an earlier transaction,
is worth nothing. docs/decisions/0002-signed-viewer.md says why.
"""

TABLES = """
CREATE TABLE access_viewer_key (
    modulus numeric PRIMARY KEY,
    added_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE access_viewer_secret (secret text NOT NULL);
INSERT INTO access_viewer_secret
    SELECT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
REVOKE ALL ON access_viewer_key, access_viewer_secret FROM sightline_app;
"""

FUNCTIONS = """
CREATE FUNCTION access_viewer_code(claim text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT encode(sha256(convert_to(
        secret || encode(sha256(convert_to(
            secret || claim || '|' || pg_backend_pid() || '|' || extract(epoch FROM now())::text, 'UTF8'
        )), 'hex'), 'UTF8')), 'hex')
    FROM access_viewer_secret
$$;
REVOKE ALL ON FUNCTION access_viewer_code(text) FROM PUBLIC;

CREATE FUNCTION access_signature_holds(claim text, signature numeric) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    digest bytea := sha256(convert_to(claim, 'UTF8'));
    -- PKCS #1 v1.5 block of 2048 bits for SHA-256, the digest left as zeros
    block numeric := {block};
    value numeric := 0;
    key numeric;
    power numeric;
BEGIN
    FOR i IN 0..31 LOOP value := value * 256 + get_byte(digest, i); END LOOP;
    block := block + value;
    FOR key IN SELECT modulus FROM access_viewer_key LOOP
        CONTINUE WHEN signature <= 1 OR signature >= key OR signature <> trunc(signature);
        power := signature;
        FOR i IN 1..16 LOOP power := mod(power * power, key); END LOOP;
        IF mod(power * signature, key) = block THEN RETURN true; END IF;
    END LOOP;
    RETURN false;
END $$;
REVOKE ALL ON FUNCTION access_signature_holds(text, numeric) FROM PUBLIC;

CREATE FUNCTION access_set_viewer(claim text, signature numeric) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    said jsonb := claim::jsonb;
    inside jsonb;
    known text;
BEGIN
    IF NOT access_signature_holds(claim, signature)
       OR (said->>'pid')::int <> pg_backend_pid()
       OR to_timestamp((said->>'until')::double precision) < clock_timestamp() THEN
        RAISE EXCEPTION 'the viewer of this transaction is not signed' USING ERRCODE = '28000';
    END IF;
    SELECT coalesce(jsonb_agg(DISTINCT m.wall_id), '[]'::jsonb) INTO inside
    FROM access_wallmember m JOIN access_wall w ON w.id = m.wall_id
    WHERE m.staff_id = (said->>'staff')::uuid AND w.lifted_at IS NULL
      AND m.added_at <= to_timestamp((said->>'at')::double precision)
      AND (m.until IS NULL OR m.until > to_timestamp((said->>'at')::double precision));
    said := said || jsonb_build_object('walls', inside || coalesce(said->'walls', '[]'::jsonb));
    known := said::text;
    PERFORM set_config('sightline.viewer', access_viewer_code(known) || known, true);
END $$;

CREATE FUNCTION access_viewer() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    kept text := nullif(current_setting('sightline.viewer', true), '');
BEGIN
    IF kept IS NULL OR length(kept) < 66 THEN RETURN NULL; END IF;
    IF left(kept, 64) <> access_viewer_code(substr(kept, 65)) THEN RETURN NULL; END IF;
    RETURN substr(kept, 65)::jsonb;
END $$;

CREATE FUNCTION access_staff() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT (access_viewer()->>'staff')::uuid
$$;

CREATE FUNCTION access_employer() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT (access_viewer()->>'employer')::uuid
$$;

CREATE FUNCTION access_may(capability text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(access_viewer()->'may' ? capability, false)
$$;

-- The walls the viewer stands inside; NULL, which admits no row, for nobody and for posts without records.
CREATE FUNCTION access_walls() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT ARRAY(SELECT jsonb_array_elements_text(v->'walls')::uuid)
    FROM access_viewer() v WHERE (v->>'records')::boolean
$$;

-- Walls that stand round the people a row is about.
CREATE FUNCTION access_walls_round(people uuid[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT ARRAY(
        SELECT DISTINCT c.wall_id FROM access_wallcover c JOIN access_wall w ON w.id = c.wall_id
        WHERE c.subject = ANY(people) AND w.lifted_at IS NULL ORDER BY 1
    )
$$;

CREATE FUNCTION access_fill_walls() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.about = '{{}}' THEN NEW.walls := '{{}}';
    ELSE NEW.walls := access_walls_round(NEW.about);
    END IF;
    RETURN NEW;
END $$;

-- After a wall is raised, lifted or extended: every row about these people, in every table, at once.
CREATE FUNCTION access_rewall(people uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    t text;
BEGIN
    FOR t IN
        SELECT c.relname FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'walls' AND NOT a.attisdropped
        JOIN pg_attribute b ON b.attrelid = c.oid AND b.attname = 'about' AND NOT b.attisdropped
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1
    LOOP
        EXECUTE format('UPDATE %I SET walls = walls WHERE about && $1', t) USING people;
    END LOOP;
END $$;
"""


def functions() -> str:
    """The SQL, with the signature block worked out."""
    head = bytes.fromhex("3031300d060960864801650304020105000420")
    block = b"\x00\x01" + b"\xff" * (256 - 3 - len(head) - 32) + b"\x00" + head + b"\x00" * 32
    return FUNCTIONS.format(block=int.from_bytes(block, "big"))
