"""Who sees and adds what was sent, and the one function by which a sender reads what it was told."""

from sightline.api.states import READS, SENDS, Kind

SYSTEM = "(SELECT access_staff()) IS NULL"


def _of(kinds: dict[Kind, tuple[str, ...]]) -> str:
    """Rows of one's own organisation, of the kinds one's key is for."""
    parts = [
        f"(kind = '{kind}' AND ({' OR '.join(f'''(SELECT access_may('{each}'))''' for each in may)}))"
        for kind, may in kinds.items()
    ]
    return f"(controller_id = (SELECT access_employer()) AND ({' OR '.join(parts)}))"


OF_CONTACTS, OF_ALL = (Kind.CONTACT,), (Kind.CONTACT, Kind.MISSING, Kind.RETURN)


def sees(kinds: tuple[Kind, ...]) -> str:
    """Whoever answers for what was sent, and the system."""
    return f"({SYSTEM} OR {_of({kind: (SENDS[kind], READS[kind]) for kind in kinds})})"


def adds(kinds: tuple[Kind, ...]) -> str:
    """Only in one's own name, for one's own organisation."""
    return f"(by_id = (SELECT access_staff()) AND {_of({kind: (SENDS[kind],) for kind in kinds})})"


# A sender reads no contact. Of those it sent itself it reads in which words whoever told us was told: what they were
# told already. Of a contact behind a wall it stands outside it reads nothing, as of one of which nothing was told.
TOLD = """
CREATE FUNCTION api_told(sent uuid[])
RETURNS TABLE (id uuid, told_at timestamptz, how text, words text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.id, t.told_at, t.how::text, t.what_was_said
    FROM api_sent s
    JOIN front_door_contact c ON c.id = s.contact_id
    JOIN front_door_referrertold t ON t.contact_id = c.id AND t.how <> 'nobody'
    WHERE s.id = ANY(sent) AND s.controller_id = access_employer() AND access_may('api.read_contacts')
      AND access_walls() IS NOT NULL AND c.walls <@ access_walls()
    ORDER BY s.id, t.number
$$;
"""
DROP_TOLD = "DROP FUNCTION api_told(uuid[])"
