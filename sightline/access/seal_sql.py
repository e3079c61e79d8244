"""Sealing the record of access: who may add, who may read, and the chain that shows a later change.

An event carries the number of its transaction. Only events older than every transaction still running are
sealed, so the chain follows the order of commits and no late commit can slip in behind it.
"""

SEALS = """
ALTER TABLE access_auditevent ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE access_auditevent ADD COLUMN sealed boolean NOT NULL DEFAULT false;
CREATE INDEX access_auditevent_unsealed ON access_auditevent (transaction, id) WHERE NOT sealed;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON access_seal FROM sightline_app;

CREATE FUNCTION access_event_hash(e access_auditevent) RETURNS text
LANGUAGE sql IMMUTABLE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(
        e.id, extract(epoch FROM e.at)::text, e.outcome, e.kind, e.staff_id, e.employer_id, e.purpose,
        e.route, e.subject_kind, e.subject_id, e.about, e.words_digest, e.transaction::text
    )::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION access_seal_new(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    e access_auditevent;
    last access_seal;
    made integer := 0;
    own text;
BEGIN
    PERFORM pg_advisory_xact_lock(7301);
    SELECT * INTO last FROM access_seal ORDER BY number DESC LIMIT 1;
    IF last.number IS NULL THEN last.number := 0; last.chain_hash := repeat('0', 64); END IF;
    FOR e IN
        SELECT * FROM access_auditevent
        WHERE NOT sealed AND transaction < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY transaction, id LIMIT most
    LOOP
        own := access_event_hash(e);
        last.number := last.number + 1;
        last.chain_hash := encode(sha256(convert_to(last.chain_hash || own, 'UTF8')), 'hex');
        INSERT INTO access_seal (number, event_id, row_hash, chain_hash)
            VALUES (last.number, e.id, own, last.chain_hash);
        UPDATE access_auditevent SET sealed = true WHERE id = e.id;
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;

-- What no longer agrees, one row a fault; nothing when all does.
CREATE FUNCTION access_seal_faults() RETURNS TABLE (number bigint, event_id uuid, fault text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.number, s.event_id, CASE
        WHEN e.id IS NULL THEN 'the event was removed'
        WHEN access_event_hash(e) <> s.row_hash THEN 'the event was changed'
        ELSE 'the chain was changed'
    END
    FROM (SELECT *, lag(chain_hash, 1, repeat('0', 64)) OVER (ORDER BY number) AS before,
                 lag(number, 1, 0::bigint) OVER (ORDER BY number) AS previous FROM access_seal) s
    LEFT JOIN access_auditevent e ON e.id = s.event_id
    WHERE e.id IS NULL OR access_event_hash(e) <> s.row_hash OR s.previous <> s.number - 1
       OR encode(sha256(convert_to(s.before || s.row_hash, 'UTF8')), 'hex') <> s.chain_hash
    UNION ALL
    SELECT NULL, e.id, 'the event says sealed but has no seal' FROM access_auditevent e
    WHERE e.sealed AND NOT EXISTS (SELECT 1 FROM access_seal s WHERE s.event_id = e.id)
    ORDER BY 1
$$;

CREATE FUNCTION access_seal_head() RETURNS TABLE (number bigint, chain_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT number, chain_hash FROM access_seal ORDER BY number DESC LIMIT 1
$$;

CREATE FUNCTION access_seal_at(wanted bigint) RETURNS TABLE (event_id uuid, chain_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.event_id, s.chain_hash FROM access_seal s WHERE s.number = wanted
$$;

CREATE FUNCTION access_walls_of_event(wanted uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT walls FROM core_event WHERE id = wanted
$$;
"""
