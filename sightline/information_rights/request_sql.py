"""Who reads and writes requests for records, their lines and what was decided on them, as the database holds it.

A request is read by those of its own organisation who answer requests. A line of another controller, or one that few
may read, is read by those who may read what it was taken from, and nobody else. What was approved takes no further row.
"""

from sightline.core.database import INSIDE
from sightline.information_rights.disposal_sql import CHECKS

SEES_REQUESTS = (
    "((SELECT access_may('information_rights.answer')) OR (SELECT access_may('information_rights.confirm')))"
)

FUNCTIONS = """
-- How many rows about somebody each controller holds, read by nobody: numbers only, for who answers a request.
CREATE FUNCTION information_rights_controllers(people uuid[]) RETURNS TABLE (controller uuid, held integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    parts text;
BEGIN
    IF NOT (access_may('information_rights.answer') OR access_may('information_rights.confirm'))
       OR NOT coalesce(access_walls_round(people) <@ access_walls(), false) THEN RETURN; END IF;
    SELECT string_agg(format('SELECT controller_id FROM %I WHERE about && $1', t.name), ' UNION ALL ') INTO parts
    FROM information_rights_tables() t
    WHERE t.classed AND NOT t.history AND NOT starts_with(t.name, 'information_rights_');
    RETURN QUERY EXECUTE 'SELECT controller_id, count(*)::int FROM (' || parts || ') r GROUP BY 1' USING people;
END $$;

-- Whether the caller may read the row that a line was taken from, asked as the caller.
CREATE FUNCTION information_rights_reads(source text, wanted uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    named text := replace(source, '.', '_');
    seen boolean := false;
BEGIN
    IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(named) AND attname = 'walls') THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1)', named) INTO seen USING wanted;
    END IF;
    RETURN seen;
END $$;

-- How many lines a request holds, those that the viewer may not read with them: a number, inside the walls.
CREATE FUNCTION information_rights_lines_held(request uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*)::int
    FROM information_rights_requestline l JOIN information_rights_recordsrequest r ON r.id = l.request_id
    WHERE r.id = request AND r.controller_id = access_employer() AND r.walls <@ access_walls()
      AND (access_may('information_rights.answer') OR access_may('information_rights.confirm'))
$$;

-- Whether these people's records were asked for and have no answer yet: until then nothing of them is disposed of.
CREATE FUNCTION information_rights_asked_for(people uuid[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM information_rights_recordsrequest r WHERE r.about && people
        AND NOT EXISTS (SELECT FROM information_rights_packanswer p WHERE p.request_id = r.id AND p.agreed)
        AND NOT EXISTS (SELECT FROM information_rights_requeststep s WHERE s.request_id = r.id AND s.kind = 'closed'))
$$;
"""
REFUSAL = CHECKS.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(
    "WHEN information_rights_held(p.key, p.about)",
    "WHEN information_rights_asked_for(p.about)"
    " THEN 'Somebody has asked for these records and has no answer yet. They stay until then.'"
    "\n        WHEN information_rights_held(p.key, p.about)",
)
UNDO = (
    CHECKS.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
    + """
DROP FUNCTION information_rights_asked_for(uuid[]); DROP FUNCTION information_rights_lines_held(uuid);
DROP FUNCTION information_rights_reads(text, uuid); DROP FUNCTION information_rights_controllers(uuid[]);
"""
)

R, L = "information_rights_recordsrequest", "information_rights_requestline"
D, P = "information_rights_linedecision", "information_rights_packanswer"
OWN = "controller_id = (SELECT access_employer())"
MINE = "by_id = (SELECT access_staff())"
WITH_REQUEST = f"EXISTS (SELECT FROM {R} r WHERE r.id = request_id)"
WITH_LINE = f"EXISTS (SELECT FROM {L} l WHERE l.id = line_id)"

SEES = {
    "recordsrequest": f"{SEES_REQUESTS} AND {OWN}",
    "requeststep": WITH_REQUEST,
    "requestline": f"{WITH_REQUEST} AND (({OWN} AND shut = '') OR information_rights_reads(source, row_id))",
    "linedecision": WITH_LINE,
    "packanswer": WITH_REQUEST,
}


def _open(request: str) -> str:
    """Whether a request has not been approved."""
    return f"NOT EXISTS (SELECT FROM {P} p WHERE p.agreed AND p.request_id = {request})"


_OF_LINE = f"(SELECT l.request_id FROM {L} l WHERE l.id = line_id)"
_MAY_CONFIRM = "(SELECT access_may('information_rights.confirm'))"
_TOOK_PART = f"""(
    EXISTS (SELECT FROM {R} r WHERE r.id = {P}.request_id AND r.by_id = (SELECT access_staff()))
    OR EXISTS (SELECT FROM {D} d JOIN {L} l ON l.id = d.line_id
               WHERE l.request_id = {P}.request_id AND d.by_id = (SELECT access_staff())))"""

WRITES = {
    "recordsrequest": f"{INSIDE} AND {SEES['recordsrequest']} AND {MINE}",
    "requeststep": f"{INSIDE} AND {WITH_REQUEST} AND {MINE} AND {_open('information_rights_requeststep.request_id')}",
    "requestline": f"{INSIDE} AND {SEES['requestline']} AND {MINE} AND {_open(f'{L}.request_id')}",
    "linedecision": f"{INSIDE} AND {WITH_LINE} AND {MINE} AND {_open(_OF_LINE)}",
    "packanswer": f"{INSIDE} AND {WITH_REQUEST} AND {MINE} AND {_MAY_CONFIRM} AND NOT {_TOOK_PART}",
}
