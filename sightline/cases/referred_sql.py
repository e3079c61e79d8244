"""When the referral of each of many cases was received, from what kind of service, and the place it named.

For those on the case and inside its walls and the contact's; who told us is not given (as `cases_carried`, for a list).
"""

FUNCTIONS = """
CREATE FUNCTION cases_referred(wanted uuid[]) RETURNS TABLE (
    case_id uuid, received_at timestamptz, source text, place text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, k.received_at, k.source, k.place
    FROM cases_case c JOIN front_door_contact k ON k.id = c.contact_id
    WHERE c.id = ANY(wanted) AND c.id IN (SELECT cases_mine())
      AND c.walls <@ access_walls() AND k.walls <@ access_walls()
$$;
"""
DROP = "DROP FUNCTION cases_referred(uuid[]);"
