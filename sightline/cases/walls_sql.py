"""Who sees and writes each row of a case, as the database holds it, beside the walls round the child.

One function of the owner's says which cases the signed viewer is on; another reads out, to those on a case, what the
contact and the enquiry it was opened from say, so that nothing is copied (PW-09).
"""

from sightline.core.database import INSIDE

SYSTEM = "(SELECT access_staff()) IS NULL"
MINE = "(SELECT cases_mine())"


def may(capability: str) -> str:
    """Whether the viewer's post carries a capability, asked once a statement."""
    return f"(SELECT access_may('{capability}'))"


READS = f"({SYSTEM} OR {may('front_door.read')})"
ON_IT = f"case_id IN {MINE}"
SEES_BESIDE = f"({READS} OR {ON_IT})"
SEES_WORK = f"({SYSTEM} OR {ON_IT})"

FUNCTIONS = """
-- Cases the viewer is on: those of a team of theirs, and those in which they hold a role now.
CREATE FUNCTION cases_mine() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id FROM cases_case c
    WHERE access_may('cases.read') AND access_viewer()->'teams' ? c.team_id::text
    UNION
    SELECT r.case_id FROM cases_roleheld r
    WHERE access_may('cases.read') AND r.staff_id = access_staff() AND r.held AND NOT EXISTS (
        SELECT FROM cases_roleheld later
        WHERE later.case_id = r.case_id AND later.role = r.role AND later.number > r.number)
$$;

-- What a case was opened from, read where it stands, for those on the case and inside its walls: the contact's own
-- words, the decision, and what an enquiry told every agency asked. No agency's entry, nobody who told us.
CREATE FUNCTION cases_carried(wanted uuid) RETURNS TABLE (
    reference text, received_at timestamptz, source text, words text, worry text, reason text, level text,
    enquiry text, told text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT k.reference, k.received_at, k.source, k.words, k.worry, coalesce(d.reason, ''), coalesce(d.level, ''),
           coalesce(q.reference, ''), coalesce(o.told, '')
    FROM cases_case c
    JOIN front_door_contact k ON k.id = c.contact_id
    LEFT JOIN LATERAL (SELECT * FROM front_door_decision d WHERE d.contact_id = k.id
                       ORDER BY d.number DESC LIMIT 1) d ON true
    LEFT JOIN enquiries_enquiry q ON q.id = c.enquiry_id AND q.walls <@ access_walls()
    LEFT JOIN LATERAL (SELECT * FROM enquiries_conclusion o WHERE o.enquiry_id = q.id
                       ORDER BY o.number DESC LIMIT 1) o ON true
    WHERE c.id = wanted AND c.id IN (SELECT cases_mine())
      AND c.walls <@ access_walls() AND k.walls <@ access_walls()
$$;
"""
DROP = "DROP FUNCTION cases_carried(uuid); DROP FUNCTION cases_mine();"

SEES_CASE = f"({READS} OR id IN {MINE})"
WRITES_CASE = f"{INSIDE} AND ({may('cases.open')} OR id IN {MINE})"
SEES_HISTORY = f"({SYSTEM} OR pgh_obj_id IN {MINE})"
BESIDE = ("roleheld", "statusbegun", "statusended", "transfer", "transferanswer")


def writes(table: str) -> str:
    """Written by oneself, of a case one is on, about everybody the case is about."""
    return (
        f"{INSIDE} AND by_id = (SELECT access_staff()) AND {ON_IT} AND EXISTS (SELECT 1 FROM cases_case c"
        f" WHERE c.id = cases_{table}.case_id AND c.about <@ cases_{table}.about)"
    )
