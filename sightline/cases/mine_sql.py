"""The cases the viewer is on, asking who the viewer is once and not for every case.

As it was, the function read what the viewer was signed with, and checked the signature, twice a case: with two hundred
cases ten milliseconds, in every read of a case's page.
"""

MINE_ONCE = """
CREATE OR REPLACE FUNCTION cases_mine() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id FROM cases_case c
    WHERE (SELECT access_may('cases.read')) AND (SELECT access_viewer()->'teams') ? c.team_id::text
    UNION
    SELECT r.case_id FROM cases_roleheld r
    WHERE (SELECT access_may('cases.read')) AND r.staff_id = (SELECT access_staff()) AND r.held AND NOT EXISTS (
        SELECT FROM cases_roleheld later
        WHERE later.case_id = r.case_id AND later.role = r.role AND later.number > r.number)
$$;
"""
MINE_EACH = """
CREATE OR REPLACE FUNCTION cases_mine() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id FROM cases_case c
    WHERE access_may('cases.read') AND access_viewer()->'teams' ? c.team_id::text
    UNION
    SELECT r.case_id FROM cases_roleheld r
    WHERE access_may('cases.read') AND r.staff_id = access_staff() AND r.held AND NOT EXISTS (
        SELECT FROM cases_roleheld later
        WHERE later.case_id = r.case_id AND later.role = r.role AND later.number > r.number)
$$;
"""
