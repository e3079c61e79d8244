"""Who opened a record that bears their own name: worked out in the database, so that the reviewer reads no names.

Given back: the line of the record of access, and whether the surname alone or the given name too is the same. Names are
compared by their parts in small letters without accents: "Anne Smith-Jones" bears a name of "Mo Jones".
"""

PLAIN = "lower(regexp_replace(normalize({}, NFD), '[\\u0300-\\u036f]', '', 'g'))"
PARTS = f"regexp_split_to_array({PLAIN}, '[^[:alnum:]]+')"

LOOKS = f"""
CREATE FUNCTION people_looks_alike(since timestamptz, until timestamptz)
RETURNS TABLE (event_id uuid, alike text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH looker AS (
        SELECT s.id, {PARTS.format("s.name")} AS said FROM access_staff s
    ), opened AS (
        SELECT DISTINCT e.id, e.staff_id, a.person::uuid AS person
        FROM access_auditevent e, jsonb_array_elements_text(e.about) a(person)
        WHERE e.outcome = 'opened' AND e.at >= since AND e.at < until AND e.staff_id IS NOT NULL
    )
    SELECT o.id, CASE WHEN bool_or(l.said[1] = ANY({PARTS.format("n.given")})) THEN 'own' ELSE 'family' END
    FROM opened o JOIN looker l ON l.id = o.staff_id JOIN people_name n ON n.record_id = o.person
    WHERE access_may('people.review_looks')
      AND array_remove(l.said[2:], '') && array_remove({PARTS.format("n.surname")}, '')
    GROUP BY o.id
$$;
"""
