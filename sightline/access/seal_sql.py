"""Sealing the record of access: who may add, who may read, and the chain that shows a later change.

An event carries the number of its transaction. Only events older than every transaction still running are
sealed, so the chain follows the order of commits and no late commit can slip in behind it. Many are sealed in one
statement: the chain is an aggregate that runs over the events in order. What is sealed is said by the seals alone:
the last one names the place up to which everything is sealed, so no event is written a second time.
"""

SEALS = """
ALTER TABLE access_auditevent ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE access_seal ADD COLUMN transaction xid8;
CREATE INDEX access_auditevent_committed ON access_auditevent (transaction, id);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON access_seal FROM sightline_app;

-- Seconds since 1970 are the same in every time zone: nothing is set for the call, so the server can inline it.
CREATE FUNCTION access_event_hash(e access_auditevent) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(
        e.id, extract(epoch FROM e.at)::text, e.outcome, e.kind, e.staff_id, e.employer_id, e.purpose,
        e.route, e.subject_kind, e.subject_id, e.about, e.words_digest, e.transaction::text
    )::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION access_link(chain text, own text, first text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(convert_to(coalesce(chain, first) || own, 'UTF8')), 'hex')
$$;

CREATE AGGREGATE access_chain(own text, first text) (SFUNC = access_link, STYPE = text);

CREATE FUNCTION access_seal_new(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    last access_seal;
    ended xid8;
    made integer;
BEGIN
    PERFORM pg_advisory_xact_lock(7301);
    ended := pg_snapshot_xmin(pg_current_snapshot());
    SELECT * INTO last FROM access_seal ORDER BY number DESC LIMIT 1;
    IF last.number IS NULL THEN
        last := (0, '00000000-0000-0000-0000-000000000000', '', repeat('0', 64), '0');
    ELSIF last.transaction >= pg_snapshot_xmax(pg_current_snapshot()) THEN
        -- Restored into another server, whose transactions are counted anew: what waited there is taken as of now.
        UPDATE access_auditevent e SET transaction = pg_current_xact_id()
        WHERE transaction >= pg_snapshot_xmax(pg_current_snapshot())
          AND NOT EXISTS (SELECT 1 FROM access_seal s WHERE s.event_id = e.id);
        last.transaction := '0';
    END IF;
    WITH found AS MATERIALIZED (
        SELECT e.id, e.transaction, access_event_hash(e) AS own FROM access_auditevent e
        WHERE (e.transaction, e.id) > (last.transaction, last.event_id) AND e.transaction < ended
          AND NOT EXISTS (SELECT 1 FROM access_seal s WHERE s.event_id = e.id)
        ORDER BY e.transaction, e.id LIMIT most
    )
    INSERT INTO access_seal (number, event_id, row_hash, chain_hash, transaction)
    SELECT last.number + row_number() OVER in_order, id, own,
           access_chain(own, last.chain_hash) OVER in_order, transaction
    FROM found WINDOW in_order AS (ORDER BY transaction, id ROWS UNBOUNDED PRECEDING);
    GET DIAGNOSTICS made = ROW_COUNT;
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
       OR access_link(s.before, s.row_hash, '') <> s.chain_hash
    UNION ALL
    SELECT NULL, e.id, 'the event stands among sealed ones but has no seal'
    FROM access_auditevent e, (SELECT * FROM access_seal ORDER BY number DESC LIMIT 1) last
    WHERE (e.transaction, e.id) <= (last.transaction, last.event_id)
      AND last.transaction < pg_snapshot_xmax(pg_current_snapshot())
      AND NOT EXISTS (SELECT 1 FROM access_seal s WHERE s.event_id = e.id)
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
