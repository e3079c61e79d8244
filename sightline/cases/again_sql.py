"""What arrived about the child of a case since it was last assessed, for those on the case (RK-22).

One of the owner's functions: those who work with a child do not read the whole chronology. It answers with the kind of
thing and when, and with nothing of what was said.
"""

LOOK_AGAIN = """
CREATE FUNCTION cases_look_again(wanted uuid, since timestamptz, kinds text[])
RETURNS TABLE (kind text, happened_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT l.kind, l.happened_at FROM cases_case c JOIN people_chronologyline l ON l.record_id = ANY (
        ARRAY[c.child_id] || ARRAY(SELECT unnest(ARRAY[k.one, k.other]) FROM people_links(ARRAY[c.child_id]) k))
    WHERE c.id = wanted AND c.id IN (SELECT cases_mine()) AND c.walls <@ access_walls() AND l.walls <@ access_walls()
      AND l.kind = ANY (kinds) AND l.at > since AND l.only_employer_id IS NULL
      AND l.reference_id IS DISTINCT FROM c.contact_id
      AND NOT EXISTS (SELECT FROM people_linetakenback t WHERE t.line_id = l.id)
    ORDER BY l.at, l.id LIMIT 5
$$;
"""
DROP = "DROP FUNCTION cases_look_again(uuid, timestamptz, text[])"
