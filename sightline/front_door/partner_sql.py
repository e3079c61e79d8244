"""What a partner may know of the decisions it had a part in: a closed exception to who reads contacts.

A partner reads no contact. For contacts its own organisation told us of, or was asked about, it learns the
reference, when, from whom or by which request, and what the first decision was: no name, no level of need, no reason,
nothing that anybody else said. Contacts behind a wall it stands outside are not there.
"""

FUNCTION = """
CREATE FUNCTION front_door_part_taken(one uuid, since timestamptz, most integer)
RETURNS TABLE (contact_id uuid, reference text, received_at timestamptz, told_by text, asked text,
               number integer, decided_at timestamptz, outcome text, people uuid[], controller_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH ours AS (
        SELECT c.id, ''::text AS asked FROM front_door_contact c
        WHERE c.referrer_agency_id = access_employer() AND c.received_at >= since AND (one IS NULL OR c.id = one)
          AND c.state <> 'withdrawn'
        UNION ALL
        SELECT f.origin_id, f.reference FROM follow_up_followup f
        WHERE f.asked_agency_id = access_employer() AND f.origin_kind = 'front_door.contact' AND f.state <> 'withdrawn'
          AND f.asked_at >= since AND (one IS NULL OR f.origin_id = one)
          AND (access_may('follow_up.answer_for_agency') OR f.asked_team_id IS NULL
               OR access_viewer()->'teams' ? f.asked_team_id::text)
    ), parts AS (
        SELECT id, max(asked) AS asked, bool_or(asked = '') AS told FROM ours GROUP BY id
    )
    SELECT c.id, c.reference::text, c.received_at, CASE WHEN parts.told THEN c.referrer_name ELSE '' END::text,
           parts.asked, d.number, d.decided_at, d.outcome::text, c.about, c.controller_id
    FROM parts JOIN front_door_contact c ON c.id = parts.id
    CROSS JOIN LATERAL (
        SELECT number, decided_at, outcome FROM front_door_decision
        WHERE contact_id = c.id ORDER BY number DESC LIMIT 1
    ) d
    WHERE access_may('front_door.dispute') AND access_walls() IS NOT NULL AND c.walls <@ access_walls()
    ORDER BY d.decided_at DESC, c.id LIMIT most
$$;
"""
AGAIN = FUNCTION.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
DROP = "DROP FUNCTION front_door_part_taken(uuid, timestamptz, integer)"

OWN = "((SELECT access_may('front_door.dispute')) AND agency_id = (SELECT access_employer()))"
READS = "(SELECT access_staff()) IS NULL OR (SELECT access_may('front_door.read'))"
SEES = f"({READS} OR {OWN})"


def of_a_part_taken(table: str, inside: str) -> str:
    """A partner writes for its own organisation only, of a contact it had a part in, about whom the contact is."""
    part = "front_door_part_taken(contact_id, '-infinity', 1) p"
    return f"{inside} AND {OWN} AND EXISTS (SELECT 1 FROM {part} WHERE p.people = {table}.about)"
