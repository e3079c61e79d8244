"""What breaking the glass asks of the database: who reads which records for how long, and that two others agreed.

A post that does not open people reads no row about a person, whatever asks for it, except of records it has opened in
an emergency, while that lasts. The end is compared with the moment in the signed claim: no timer has to run.

* `people_opened`: the records that the viewer has opened and still may read; ids of the viewer's own asking.
* `people_emergency_found`: for somebody who may break the glass, ids of records that answer exactly and are behind no
  wall, and for those behind a restriction the wall only; of what is sealed, nothing.
* `people_open_restricted`: lets the one who asked inside a restriction for two hours, if two others agreed of whom one
  restricts records; gives back until when, and whom the restriction names, to be told.
"""

from sightline.people.states import RESTRICTED

OPENS = "((SELECT access_staff()) IS NULL OR (SELECT access_may('people.open')))"
REACHED = f"({OPENS} OR about && (SELECT people_opened()))"
# Names and dates of birth alone: a request made of an organisation says whose it is; so does a record under review.
CALLED = f"""({REACHED} OR (SELECT access_may('follow_up.open'))
    OR (SELECT access_may('information_rights.review')))"""
NOW = "to_timestamp((access_viewer()->>'at')::double precision)"
# Within the life of one signed claim.
JUST_NOW = f"at BETWEEN {NOW} - interval '1 minute' AND {NOW} + interval '10 minutes'"

FUNCTIONS = f"""
CREATE FUNCTION people_opened() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT s), '{{}}') FROM people_emergency e, unnest(e.about) s
    WHERE e.by_id = access_staff() AND e.at <= {NOW} AND e.until > {NOW}
$$;

CREATE FUNCTION people_emergency_found(clauses jsonb)
RETURNS TABLE (record_id uuid, heading int, behind uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT CASE WHEN m.walls <@ access_walls() THEN m.record_id END, min(m.heading),
        ARRAY(SELECT w FROM unnest(m.walls) w WHERE NOT w = ANY(access_walls()) ORDER BY 1)
    FROM people_keys_meet(clauses) m WHERE access_may('people.break_glass')
        AND NOT EXISTS (SELECT FROM access_wall w WHERE w.id = ANY(m.walls) AND w.kind <> '{RESTRICTED}'
                        AND NOT w.id = ANY(access_walls()))
    GROUP BY m.record_id, m.walls LIMIT 50
$$;

CREATE FUNCTION people_open_restricted(asked uuid, OUT until timestamptz, OUT named uuid[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    e people_emergency;
    said record;
BEGIN
    SELECT * INTO e FROM people_emergency WHERE id = asked AND wall_id IS NOT NULL FOR UPDATE;
    SELECT count(DISTINCT by_id) FILTER (WHERE agreed) AS yes, bool_or(as_manager AND agreed) AS manager,
        bool_or(NOT agreed) AS no, bool_or(by_id = e.by_id) AS own, max(at) AS last,
        bool_or(by_id = access_staff() AND {JUST_NOW}) AS now
    INTO said FROM people_emergencyanswer WHERE emergency_id = e.id;
    IF e.id IS NULL OR said.yes < 2 OR NOT said.manager OR said.no OR said.own OR NOT said.now
       OR said.last > e.at + interval '4 hours'
       OR EXISTS (SELECT FROM access_wall WHERE id = e.wall_id
                  AND (lifted_at IS NOT NULL OR kind <> '{RESTRICTED}')) THEN
        RAISE EXCEPTION 'two others have not agreed' USING ERRCODE = '42501';
    END IF;
    until := said.last + interval '2 hours';
    named := ARRAY(SELECT DISTINCT m.staff_id FROM access_wallmember m
        WHERE m.wall_id = e.wall_id AND m.until IS NULL ORDER BY 1);
    INSERT INTO access_wallmember (id, wall_id, staff_id, added_by_id, added_at, until)
        VALUES (gen_random_uuid(), e.wall_id, e.by_id, access_staff(), said.last, until);
END $$;
"""
# An hour at the most, by the one who asks, at the moment the claim was signed.
ASKED_FOR_ONESELF = f"""by_id = (SELECT access_staff()) AND (SELECT access_may('people.break_glass'))
    AND {JUST_NOW} AND (until IS NULL OR until <= at + interval '1 hour') AND walls <@ (SELECT access_walls())"""
SEEN = "(by_id = (SELECT access_staff()) OR (SELECT access_may('people.see_emergencies')))"
# By another than who asked; as a manager only by somebody who restricts records.
ANSWERED = f"""by_id = (SELECT access_staff()) AND (SELECT access_may('people.agree_emergency')) AND {JUST_NOW}
    AND (NOT as_manager OR (SELECT access_may('people.restrict')))
    AND by_id <> (SELECT e.by_id FROM people_emergency e WHERE e.id = emergency_id)"""
OF_ONE_SEEN = "EXISTS (SELECT FROM people_emergency e WHERE e.id = emergency_id)"
REVIEWED = f"""by_id = (SELECT access_staff()) AND (SELECT access_may('people.review_emergencies')) AND {OF_ONE_SEEN}
    AND by_id <> (SELECT e.by_id FROM people_emergency e WHERE e.id = emergency_id)"""


def reseen(table: str, condition: str) -> str:
    """SQL that puts another condition on what is seen, changed and removed of a table."""
    return " ".join(
        f'ALTER POLICY "{table}_{part}" ON "{table}" USING ({condition});'
        for part in ("see", "change", "remove")
    )
