"""How many things asked about the child of a case are still open, whoever asked them, for those on the case.

One of the owner's functions: a post sees what its own team asked or was asked, and a case must not end while another
team's request waits. It answers with a number and with nothing of any request.
"""

STILL_ASKED = """
CREATE FUNCTION cases_still_asked(wanted uuid, open_states text[]) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM cases_case c JOIN follow_up_followup f ON f.state = ANY (open_states) AND f.about && (
        ARRAY[c.child_id] || ARRAY(SELECT unnest(ARRAY[l.one, l.other]) FROM people_links(ARRAY[c.child_id]) l))
    WHERE c.id = wanted AND (access_staff() IS NULL OR c.id IN (SELECT cases_mine()))
$$;
"""
DROP = "DROP FUNCTION cases_still_asked(uuid, text[])"

ASKED_ELSEWHERE = """
CREATE OR REPLACE FUNCTION cases_still_asked(wanted uuid, open_states text[]) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM cases_case c JOIN follow_up_followup f ON f.state = ANY (open_states) AND f.about && (
        ARRAY[c.child_id] || ARRAY(SELECT unnest(ARRAY[l.one, l.other]) FROM people_links(ARRAY[c.child_id]) l))
    WHERE c.id = wanted AND (access_staff() IS NULL OR c.id IN (SELECT cases_mine()))
      AND NOT (f.state = 'declined' AND EXISTS (SELECT FROM follow_up_followup r WHERE r.replaces_id = f.id))
$$;
"""
"""The same, but for what was declined and is asked of another in its place: the other one counts."""

TAKEN_ON_ELSEWHERE = """
CREATE OR REPLACE FUNCTION cases_still_asked(wanted uuid, open_states text[]) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM cases_case c JOIN follow_up_followup f ON f.state = ANY (open_states) AND f.about && (
        ARRAY[c.child_id] || ARRAY(SELECT unnest(ARRAY[l.one, l.other]) FROM people_links(ARRAY[c.child_id]) l))
    WHERE c.id = wanted AND (access_staff() IS NULL OR c.id IN (SELECT cases_mine()))
      AND NOT (f.state = 'declined' AND EXISTS (SELECT FROM follow_up_followup r WHERE r.replaces_id = f.id))
      AND NOT (f.state = 'accepted' AND EXISTS (
          SELECT FROM cases_handover h WHERE h.follow_up_id = f.id AND h.case_id = c.id))
$$;
"""
"""The same, but for a handover of this case that was accepted: whoever accepted has the child now."""
