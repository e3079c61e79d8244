"""The meetings a viewer has the papers of, or is asked to: who the viewer is, asked once and not for every meeting."""

ONCE = """
-- Meetings whose papers the viewer reads as somebody named to come, or called as one who works with the people.
CREATE OR REPLACE FUNCTION meetings_pack() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.meeting_id FROM meetings_coming c
    WHERE c.staff_id = (SELECT access_staff()) AND c.coming AND (SELECT access_may('meetings.open'))
      AND (c.about = '{}' OR (SELECT access_may('meetings.answer')) OR (SELECT access_may('meetings.call')))
      AND NOT EXISTS (
        SELECT FROM meetings_coming later WHERE later.invited_id = c.invited_id
          AND later.staff_id = c.staff_id AND later.number > c.number)
    UNION SELECT m.id FROM meetings_meeting m
    WHERE m.called_by_id = (SELECT access_staff()) AND (SELECT access_may('meetings.call'))
$$;

-- Meetings to which the viewer's service is asked.
CREATE OR REPLACE FUNCTION meetings_asked_here() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.meeting_id FROM meetings_invited i
    WHERE (SELECT access_may('meetings.answer')) AND i.agency_id = (SELECT access_employer())
      AND ((SELECT access_may('follow_up.answer_for_agency')) OR i.team_id IS NULL
           OR (SELECT access_viewer()->'teams') ? i.team_id::text)
$$;
"""
EACH = """
-- Meetings whose papers the viewer reads as somebody named to come, or called as one who works with the people.
CREATE OR REPLACE FUNCTION meetings_pack() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.meeting_id FROM meetings_coming c
    WHERE c.staff_id = access_staff() AND c.coming AND access_may('meetings.open')
      AND (c.about = '{}' OR access_may('meetings.answer') OR access_may('meetings.call')) AND NOT EXISTS (
        SELECT FROM meetings_coming later WHERE later.invited_id = c.invited_id
          AND later.staff_id = c.staff_id AND later.number > c.number)
    UNION SELECT m.id FROM meetings_meeting m
    WHERE m.called_by_id = access_staff() AND access_may('meetings.call')
$$;

-- Meetings to which the viewer's service is asked.
CREATE OR REPLACE FUNCTION meetings_asked_here() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.meeting_id FROM meetings_invited i
    WHERE access_may('meetings.answer') AND i.agency_id = access_employer()
      AND (access_may('follow_up.answer_for_agency') OR i.team_id IS NULL
           OR access_viewer()->'teams' ? i.team_id::text)
$$;
"""
