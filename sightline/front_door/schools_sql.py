"""How many contacts each school or college told us of: a closed exception to who reads contacts (SC-09).

Whoever keeps the list of settings reads no contact. They learn numbers and the last day, by organisation; nothing of
any contact, and nobody's name.
"""

FUNCTION = """
CREATE FUNCTION front_door_told_by_school(since date, until date)
RETURNS TABLE (agency_id uuid, contacts bigint, last_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.referrer_agency_id, count(*), max((c.received_at AT TIME ZONE 'Europe/London')::date)
    FROM front_door_contact c JOIN access_agency a ON a.id = c.referrer_agency_id AND a.kind = 'school'
    WHERE access_may('education.oversee') AND c.state <> 'withdrawn'
      AND (c.received_at AT TIME ZONE 'Europe/London')::date BETWEEN since AND until
    GROUP BY c.referrer_agency_id
$$;
"""
AGAIN = FUNCTION.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
DROP = "DROP FUNCTION front_door_told_by_school(date, date)"
