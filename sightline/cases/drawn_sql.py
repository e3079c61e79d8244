"""Entries drawn into a case: who sees and draws them, and what others on the case are told.

A row is seen by who reads the entry. It is drawn by a social worker named on the enquiry, into a case of a child the
enquiry is about. Others on the case are told a number and whom to ask.
"""

from sightline.core.database import INSIDE

SEES = "EXISTS (SELECT 1 FROM enquiries_entry e WHERE e.id = entry_id)"
WRITES = f"""{INSIDE} AND by_id = (SELECT access_staff()) AND EXISTS (
    SELECT 1 FROM enquiries_entry e JOIN enquiries_enquiry q ON q.id = e.enquiry_id
    JOIN cases_case c ON c.id = cases_drawninto.case_id AND c.child_id = ANY (q.about)
    WHERE e.id = entry_id AND e.enquiry_id IN (SELECT enquiries_read_whole())
      AND e.about <@ cases_drawninto.about AND c.about <@ cases_drawninto.about)"""

HELD = """
-- How many entries a case rests on, of each enquiry, and whom to ask: those drawn into it and those the last decision
-- of the enquiry it was opened from rests on. Numbers and names of staff, to those on the case and inside the walls.
CREATE FUNCTION cases_entries_held(wanted uuid) RETURNS TABLE (
    enquiry_id uuid, reference text, held bigint, ask text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH resting AS (
        SELECT d.entry_id FROM cases_drawninto d WHERE d.case_id = wanted
        UNION
        SELECT d.entry_id FROM cases_case c JOIN enquiries_drawn d ON d.conclusion_id = (
            SELECT o.id FROM enquiries_conclusion o WHERE o.enquiry_id = c.enquiry_id ORDER BY o.number DESC LIMIT 1)
        WHERE c.id = wanted
    )
    SELECT q.id, q.reference, count(*), (
        SELECT array_agg(s.name ORDER BY s.name) FROM enquiries_naming n JOIN access_staff s ON s.id = n.staff_id
        WHERE n.enquiry_id = q.id AND n.named AND NOT EXISTS (
            SELECT FROM enquiries_naming later WHERE later.enquiry_id = n.enquiry_id
              AND later.staff_id = n.staff_id AND later.number > n.number))
    FROM resting r JOIN enquiries_entry e ON e.id = r.entry_id JOIN enquiries_enquiry q ON q.id = e.enquiry_id
    JOIN cases_case c ON c.id = wanted
    WHERE c.id IN (SELECT cases_mine()) AND c.walls <@ access_walls()
      AND e.walls <@ access_walls() AND q.walls <@ access_walls()
    GROUP BY q.id, q.reference ORDER BY q.reference
$$;
"""
DROP = "DROP FUNCTION cases_entries_held(uuid);"
