"""Walls of documents in quarantine, and the two functions by which the public process asks for room and leaves one.

The public role can put a document there and has no way to read one: not its own, not with a code.
"""

from sightline.front_door.mailbox_sql import _AS_OWNER, PUBLIC, SEES, WITHIN, WRAPPED_LONG
from sightline.front_door.mailbox_states import OF_DOCUMENTS, DocumentKind
from sightline.front_door.models.quarantine import LARGEST

DOCUMENTS_AT_MOST = 5
LONGEST = LARGEST + 128 * 1024
_KINDS = ", ".join(f"'{each.value}'" for each in DocumentKind)
_CUSTODIANS = ", ".join(f"'{each.value}'" for each in OF_DOCUMENTS)
SIGNED = "by_id = (SELECT access_staff())"
KEEPS = "(SELECT access_may('front_door.agree_documents'))"
SEES_AGREEMENT = f"{SEES} OR {KEEPS}"
ASKS = f"{KEEPS} AND {SIGNED}"
TAKES_STEP = f"""{KEEPS} AND {SIGNED} AND (step = 'ended' OR EXISTS (
    SELECT FROM front_door_documentagreement a WHERE a.id = agreement_id AND a.by_id <> (SELECT access_staff())))"""
DOCUMENT = WITHIN
OF_DOCUMENT = "EXISTS (SELECT FROM front_door_sealeddocument d WHERE d.id = document_id)"
OFFICER = """(SELECT access_may('front_door.quarantine')) AND (SELECT access_staff()) = (
    SELECT a.officer_id FROM front_door_documentagreement a
    JOIN front_door_documentagreementstep s ON s.agreement_id = a.id AND s.step = 'confirmed'
    ORDER BY s.at DESC, s.id LIMIT 1)"""
BY_OFFICER = f"{OF_DOCUMENT} AND {OFFICER} AND {SIGNED}"


def opened_here(table: str) -> str:
    """Rows that open a document: for the named officer, until the police have it."""
    return f"""{OF_DOCUMENT} AND {OFFICER} AND NOT EXISTS (
    SELECT FROM front_door_documentcustody c WHERE c.document_id = {table}.document_id)"""


FUNCTIONS = f"""
-- Whether documents may be sent at all: an agreement that two people switched on and nobody switched off, and a key.
CREATE FUNCTION mailbox.takes_documents() RETURNS boolean LANGUAGE sql STABLE {_AS_OWNER} AS $$
    SELECT EXISTS (
        SELECT FROM front_door_documentagreement a
        JOIN front_door_documentagreementstep s ON s.agreement_id = a.id AND s.step = 'confirmed'
        WHERE s.by_id <> a.by_id AND NOT EXISTS (
            SELECT FROM front_door_documentagreementstep e WHERE e.agreement_id = a.id AND e.step = 'ended')
    ) AND EXISTS (SELECT FROM front_door_mailboxkey k WHERE k.custodian = 'quarantine')
$$;

-- A document into the conversation of a code, sealed to the quarantine and the second custodian and to nobody else.
CREATE FUNCTION mailbox.attach(
    place bytea, document_id uuid, kind text, sealed bytea, wrapped jsonb, moment timestamptz
) RETURNS text LANGUAGE plpgsql {_AS_OWNER} AS $$
DECLARE
    held uuid;
BEGIN
    IF NOT mailbox.takes_documents() THEN RETURN 'off'; END IF;
    SELECT e.id INTO held FROM front_door_envelope e WHERE e.lookup = place FOR UPDATE;
    IF held IS NULL THEN RETURN 'none'; END IF;
    IF EXISTS (SELECT FROM front_door_sealeddocument d WHERE d.id = attach.document_id AND d.envelope_id = held) THEN
        RETURN 'left';
    END IF;
    IF (SELECT count(*) FROM front_door_sealeddocument d WHERE d.envelope_id = held) >= {DOCUMENTS_AT_MOST} THEN
        RETURN 'full';
    END IF;
    IF kind NOT IN ({_KINDS}) OR octet_length(sealed) NOT BETWEEN 40 AND {LONGEST}
        OR (SELECT count(*) FROM jsonb_object_keys(wrapped)) <> {len(OF_DOCUMENTS)}
        OR EXISTS (SELECT FROM jsonb_each_text(wrapped) w WHERE octet_length(decode(w.value, 'hex')) <> {WRAPPED_LONG})
        OR EXISTS (SELECT FROM unnest(ARRAY[{_CUSTODIANS}]) c WHERE NOT EXISTS (
            SELECT FROM mailbox.keys() k WHERE k.custodian = c AND wrapped ? k.id::text))
    THEN
        RAISE EXCEPTION 'not sealed as it must be' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO front_door_sealeddocument (id, envelope_id, kind, at) VALUES (attach.document_id, held, kind, moment);
    INSERT INTO front_door_documentbody (id, document_id, body) VALUES (gen_random_uuid(), attach.document_id, sealed);
    INSERT INTO front_door_documentkey (id, document_id, key_id, wrapped)
        SELECT gen_random_uuid(), attach.document_id, w.key::uuid, decode(w.value, 'hex')
        FROM jsonb_each_text(attach.wrapped) w;
    RETURN 'left';
END $$;

REVOKE ALL ON FUNCTION mailbox.takes_documents(), mailbox.attach(bytea, uuid, text, bytea, jsonb, timestamptz)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mailbox.takes_documents(), mailbox.attach(bytea, uuid, text, bytea, jsonb, timestamptz)
    TO {PUBLIC};
"""

DROP = """
DROP FUNCTION mailbox.attach(bytea, uuid, text, bytea, jsonb, timestamptz);
DROP FUNCTION mailbox.takes_documents();
"""
