"""How keys of documents are replaced and a loss is rehearsed: for the system's own commands, past the officer's wall.

Nothing here answers for a document that the police have, and nobody of the staff is answered at all.
"""

from sightline.front_door.mailbox_sql import _AS_OWNER, SYSTEM, WRAPPED_LONG
from sightline.front_door.mailbox_states import OF_DOCUMENTS

_CUSTODIANS = ", ".join(f"'{each.value}'" for each in OF_DOCUMENTS)
_STILL_HERE = f"""{SYSTEM} AND NOT EXISTS (
        SELECT FROM front_door_documentcustody c WHERE c.document_id = d.id)"""

FUNCTIONS = f"""
-- The sealed keys of each document, without the document.
CREATE FUNCTION front_door_documents_keyed() RETURNS TABLE (document uuid, key uuid, wrapped bytea)
LANGUAGE sql STABLE {_AS_OWNER} AS $$
    SELECT d.id, k.key_id, k.wrapped FROM front_door_sealeddocument d
    JOIN front_door_documentkey k ON k.document_id = d.id
    WHERE {_STILL_HERE} ORDER BY d.at, d.id, k.id
$$;

-- One document as sealed as it lies.
CREATE FUNCTION front_door_document_sealed(document uuid) RETURNS bytea LANGUAGE sql STABLE {_AS_OWNER} AS $$
    SELECT b.body FROM front_door_sealeddocument d JOIN front_door_documentbody b ON b.document_id = d.id
    WHERE d.id = document AND {_STILL_HERE}
$$;

-- The key of a document, sealed to the newest key of a custodian who had none; the id of the row, or nothing.
CREATE FUNCTION front_door_seal_document(document uuid, to_key uuid, sealed bytea) RETURNS uuid
LANGUAGE sql VOLATILE {_AS_OWNER} AS $$
    INSERT INTO front_door_documentkey (id, document_id, key_id, wrapped)
    SELECT gen_random_uuid(), d.id, k.id, sealed FROM front_door_sealeddocument d, front_door_mailboxkey k
    WHERE d.id = document AND k.id = to_key AND octet_length(sealed) = {WRAPPED_LONG} AND {_STILL_HERE}
      AND k.custodian IN ({_CUSTODIANS})
      AND k.number = (SELECT max(n.number) FROM front_door_mailboxkey n WHERE n.custodian = k.custodian)
    ON CONFLICT (document_id, key_id) DO NOTHING RETURNING id
$$;

REVOKE ALL ON FUNCTION front_door_documents_keyed(), front_door_document_sealed(uuid),
    front_door_seal_document(uuid, uuid, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION front_door_documents_keyed(), front_door_document_sealed(uuid),
    front_door_seal_document(uuid, uuid, bytea) TO sightline_app;
"""

DROP = """
DROP FUNCTION front_door_seal_document(uuid, uuid, bytea);
DROP FUNCTION front_door_document_sealed(uuid);
DROP FUNCTION front_door_documents_keyed();
"""
