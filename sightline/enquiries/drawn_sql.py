"""Lines drawn into a decision: who sees which they are, and how many others are told of.

A drawn line is seen by who reads the entry itself: one of the enquiry’s social workers who does not read a
sexual-health entry does not learn from the decision that there is one. Others are told numbers only: entries that stand
and entries that the last decision rests on, whether or not their agency has corrected them since.
"""

from sightline.core.database import INSIDE
from sightline.enquiries.walls_sql import OF_WHOLE, SEES, WITH_ENTRY

HELD = """
CREATE OR REPLACE FUNCTION enquiries_held(wanted uuid[]) RETURNS TABLE (enquiry_id uuid, held bigint, drawn bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT q.id,
        (SELECT count(*) FROM enquiries_entry e WHERE e.enquiry_id = q.id AND e.walls <@ access_walls()
            AND NOT EXISTS (SELECT FROM enquiries_entry c WHERE c.corrects_id = e.id)),
        (SELECT count(*) FROM enquiries_drawn d JOIN enquiries_entry e ON e.id = d.entry_id
            WHERE e.walls <@ access_walls() AND d.conclusion_id = (
                SELECT c.id FROM enquiries_conclusion c WHERE c.enquiry_id = q.id ORDER BY c.number DESC LIMIT 1))
    FROM enquiries_enquiry q
    WHERE q.id = ANY(wanted) AND access_may('front_door.read') AND q.walls <@ access_walls()
$$;
"""

SEES_DRAWN = (
    f'ALTER POLICY "enquiries_drawn_see" ON enquiries_drawn USING ({INSIDE} AND {OF_WHOLE} AND {WITH_ENTRY})'
)
SAW_DRAWN = f'ALTER POLICY "enquiries_drawn_see" ON enquiries_drawn USING ({INSIDE} AND {SEES["drawn"]})'
