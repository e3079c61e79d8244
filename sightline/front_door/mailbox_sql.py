"""All that the public process can do in the database: the functions of the schema `mailbox`, and nothing else.

Its role reaches no table and no other schema. Each function takes what the caller already holds: to read a
conversation one brings the place its code leads to, and gets what only that code opens. They run as the owner of the
tables, so they answer as little as they can; tests/public/test_public_role.py holds the list closed.
"""

from sightline.core.database import OWNER
from sightline.front_door.mailbox_states import OPENERS
from sightline.front_door.models.mailbox import LONGEST

PUBLIC = "sightline_public"
TEXTS_AT_MOST = 200
WRAPPED_LONG = 80
_OPENERS = ", ".join(f"'{each.value}'" for each in OPENERS)
_AS_OWNER = "SECURITY DEFINER SET search_path = public, pg_temp"

SYSTEM = "((SELECT access_viewer()) IS NOT NULL AND (SELECT access_staff()) IS NULL)"
SEES = f"((SELECT access_may('front_door.read')) OR {SYSTEM})"
OPENS = "(SELECT access_may('front_door.open_envelopes'))"
ENVELOPE = (
    f"{SEES} AND (contact_id IS NULL OR EXISTS (SELECT FROM front_door_contact c WHERE c.id = contact_id))"
)
WITHIN = "EXISTS (SELECT FROM front_door_envelope e WHERE e.id = envelope_id)"
OF_TEXT = "EXISTS (SELECT FROM front_door_sealedtext t WHERE t.id = text_id)"

SCHEMA = f"""
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA mailbox AUTHORIZATION {OWNER};
GRANT USAGE ON SCHEMA mailbox TO {PUBLIC};
ALTER DEFAULT PRIVILEGES IN SCHEMA mailbox REVOKE ALL ON FUNCTIONS FROM PUBLIC;
CREATE SEQUENCE front_door_envelope_number;
REVOKE ALL ON SEQUENCE front_door_envelope_number FROM sightline_app;
"""

FUNCTIONS = f"""
-- The keys every text is sealed to, newest of each custodian; and every key that ever signed.
CREATE FUNCTION mailbox.keys() RETURNS TABLE (id uuid, custodian text, number integer, public_key bytea)
LANGUAGE sql STABLE {_AS_OWNER} AS $$
    SELECT k.id, k.custodian::text, k.number, k.public FROM front_door_mailboxkey k
    WHERE k.custodian = 'signing' OR k.number = (
        SELECT max(n.number) FROM front_door_mailboxkey n WHERE n.custodian = k.custodian)
$$;

-- A text into an envelope, sealed to the newest key of each custodian and to the teller; else nothing.
CREATE FUNCTION mailbox.put(envelope uuid, text_id uuid, sealed bytea, wrapped jsonb, moment timestamptz) RETURNS void
LANGUAGE plpgsql {_AS_OWNER} AS $$
BEGIN
    IF octet_length(sealed) NOT BETWEEN 40 AND {LONGEST} OR NOT wrapped ? 'teller' OR EXISTS (
        SELECT FROM jsonb_each_text(wrapped) w WHERE octet_length(decode(w.value, 'hex')) <> {WRAPPED_LONG}
    ) OR EXISTS (
        SELECT FROM unnest(ARRAY[{_OPENERS}]) c WHERE NOT EXISTS (
            SELECT FROM mailbox.keys() k WHERE k.custodian = c AND wrapped ? k.id::text)
    ) THEN
        RAISE EXCEPTION 'not sealed as it must be' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO front_door_sealedtext (id, envelope_id, writer, body, at)
        VALUES (text_id, envelope, 'teller', sealed, moment);
    INSERT INTO front_door_sealedkey (id, text_id, key_id, wrapped)
        SELECT gen_random_uuid(), put.text_id, nullif(w.key, 'teller')::uuid, decode(w.value, 'hex')
        FROM jsonb_each_text(put.wrapped) w;
END $$;
REVOKE ALL ON FUNCTION mailbox.put(uuid, uuid, bytea, jsonb, timestamptz) FROM PUBLIC;

-- A new envelope. The same one sent twice is there once: 'left'. A place that another has: 'taken'.
CREATE FUNCTION mailbox.leave(
    envelope uuid, text_id uuid, place bytea, teller bytea, soon text, sealed bytea, wrapped jsonb, moment timestamptz
) RETURNS text LANGUAGE plpgsql {_AS_OWNER} AS $$
DECLARE
    made boolean;
BEGIN
    IF octet_length(place) <> 32 OR octet_length(teller) <> 32 OR soon NOT IN ('now', 'soon', 'later', 'not_said') THEN
        RAISE EXCEPTION 'not an envelope' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO front_door_envelope (id, reference, lookup, teller_key, how_soon, at)
        SELECT envelope, 'T-' || to_char(moment AT TIME ZONE 'Europe/London', 'YYYY') || '-'
            || lpad(nextval('front_door_envelope_number')::text, 5, '0'), place, teller, soon, moment
        WHERE NOT EXISTS (SELECT FROM front_door_envelope e WHERE e.lookup = place)
        ON CONFLICT (lookup) DO NOTHING;
    made := FOUND;
    DELETE FROM front_door_sealeddraft d WHERE made AND d.lookup = place;
    IF made THEN
        PERFORM mailbox.put(envelope, text_id, sealed, wrapped, moment);
        RETURN 'left';
    END IF;
    RETURN CASE WHEN EXISTS (SELECT FROM front_door_envelope e JOIN front_door_sealedtext t ON t.envelope_id = e.id
        WHERE e.lookup = place AND t.id = leave.text_id) THEN 'left' ELSE 'taken' END;
END $$;

-- One more text into the conversation of a code.
CREATE FUNCTION mailbox.say(place bytea, text_id uuid, sealed bytea, wrapped jsonb, moment timestamptz) RETURNS text
LANGUAGE plpgsql {_AS_OWNER} AS $$
DECLARE
    held uuid;
BEGIN
    SELECT e.id INTO held FROM front_door_envelope e WHERE e.lookup = place FOR UPDATE;
    IF held IS NULL THEN RETURN 'none'; END IF;
    IF EXISTS (SELECT FROM front_door_sealedtext t WHERE t.id = say.text_id AND t.envelope_id = held) THEN
        RETURN 'left';
    END IF;
    IF (SELECT count(*) FROM front_door_sealedtext t WHERE t.envelope_id = held) >= {TEXTS_AT_MOST} THEN
        RETURN 'full';
    END IF;
    PERFORM mailbox.put(held, text_id, sealed, wrapped, moment);
    RETURN 'left';
END $$;

-- The conversation a code leads to, as sealed as it lies, with the keys only that code opens; or what was begun.
CREATE FUNCTION mailbox.read(place bytea)
RETURNS TABLE (envelope uuid, text_id uuid, writer text, at timestamptz, body bytea, wrapped bytea)
LANGUAGE sql STABLE {_AS_OWNER} AS $$
    SELECT e.id, t.id, t.writer::text, t.at, t.body, k.wrapped
    FROM front_door_envelope e JOIN front_door_sealedtext t ON t.envelope_id = e.id
    JOIN front_door_sealedkey k ON k.text_id = t.id AND k.key_id IS NULL
    WHERE e.lookup = place
    UNION ALL
    SELECT NULL, NULL, 'draft', d.at, d.body, NULL FROM front_door_sealeddraft d WHERE d.lookup = place
    ORDER BY 4, 2
$$;

-- What somebody has begun, in place of what they kept before.
CREATE FUNCTION mailbox.keep_draft(place bytea, sealed bytea, moment timestamptz) RETURNS boolean
LANGUAGE plpgsql {_AS_OWNER} AS $$
BEGIN
    IF octet_length(place) <> 32 OR octet_length(sealed) NOT BETWEEN 40 AND {LONGEST} THEN
        RAISE EXCEPTION 'not a draft' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM front_door_envelope e WHERE e.lookup = place) THEN RETURN false; END IF;
    INSERT INTO front_door_sealeddraft (id, lookup, body, at) VALUES (gen_random_uuid(), place, sealed, moment)
        ON CONFLICT (lookup) DO UPDATE SET body = excluded.body, at = excluded.at;
    RETURN true;
END $$;

CREATE FUNCTION mailbox.drop_draft(place bytea) RETURNS void LANGUAGE sql {_AS_OWNER} AS $$
    DELETE FROM front_door_sealeddraft d WHERE d.lookup = place
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mailbox FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mailbox.keys(), mailbox.leave(uuid, uuid, bytea, bytea, text, bytea, jsonb, timestamptz),
    mailbox.say(bytea, uuid, bytea, jsonb, timestamptz), mailbox.read(bytea),
    mailbox.keep_draft(bytea, bytea, timestamptz), mailbox.drop_draft(bytea) TO {PUBLIC};
"""

DROP = """
DROP SCHEMA mailbox CASCADE;
DROP SEQUENCE front_door_envelope_number;
GRANT USAGE ON SCHEMA public TO PUBLIC;
"""
