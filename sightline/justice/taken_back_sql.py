"""Suspects passed to the viewer: from now without those whose passing was taken back."""

_HEAD = """
CREATE OR REPLACE FUNCTION justice_passed_here() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.suspect_id FROM justice_passed p
    WHERE (SELECT access_may('justice.suspects'))
      AND (p.agency_id = (SELECT access_employer()) OR p.staff_id = (SELECT access_staff()))"""
BEFORE = f"{_HEAD}\n$$;"
SINCE = f"{_HEAD}\n      AND NOT EXISTS (SELECT FROM justice_passedback b WHERE b.passed_id = p.id)\n$$;"
