"""Who sees and writes each row of an enquiry, as the database holds it, beside the walls round its people.

Three functions of the owner's answer with identifiers of enquiries and entries only; each reads what the signed
viewer left. A fourth says how many entries an enquiry holds, to those who read contacts and not entries.
"""

from sightline.core.database import INSIDE

TEAMS = "(SELECT jsonb_array_elements_text(access_viewer()->'teams')::uuid)"


def may(capability: str) -> str:
    """Whether the viewer's post carries a capability, asked once a statement."""
    return f"(SELECT access_may('{capability}'))"


SYSTEM = "(SELECT access_staff()) IS NULL"
READS = f"({SYSTEM} OR {may('front_door.read')})"
FOR_AGENCY = may("follow_up.answer_for_agency")
MINE = "(SELECT access_staff())"


def ours(table: str = "") -> str:
    """Rows of the viewer's own service."""
    dot = f"{table}." if table else ""
    return (
        f"({may('enquiries.answer')} AND {dot}agency_id = (SELECT access_employer())"
        f" AND ({FOR_AGENCY} OR {dot}team_id IS NULL OR {dot}team_id IN {TEAMS}))"
    )


FUNCTIONS = """
-- Enquiries whose named social worker the viewer is.
CREATE FUNCTION enquiries_read_whole() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT n.enquiry_id FROM enquiries_naming n
    WHERE n.staff_id = access_staff() AND n.named AND access_may('enquiries.read_all') AND NOT EXISTS (
        SELECT FROM enquiries_naming later
        WHERE later.enquiry_id = n.enquiry_id AND later.staff_id = n.staff_id AND later.number > n.number)
$$;

-- Enquiries that ask the viewer's service something.
CREATE FUNCTION enquiries_asked_here() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.enquiry_id FROM enquiries_asked a
    WHERE access_may('enquiries.answer') AND a.agency_id = access_employer()
      AND (access_may('follow_up.answer_for_agency') OR a.team_id IS NULL
           OR access_viewer()->'teams' ? a.team_id::text)
$$;

-- Releases to the viewer's agency that hold; to a school, for its named safeguarding lead only (IS-12).
CREATE FUNCTION enquiries_released_here() RETURNS TABLE (release_id uuid, entry_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.id, r.entry_id FROM enquiries_release r JOIN access_agency a ON a.id = r.to_agency_id
    WHERE access_may('enquiries.answer') AND r.to_agency_id = access_employer()
      AND (a.kind <> 'school' OR access_may('follow_up.answer_for_agency'))
      AND NOT EXISTS (SELECT FROM enquiries_withdrawal w WHERE w.release_id = r.id)
$$;

-- How many entries stand in some enquiries, and how many were drawn into a conclusion: numbers, to those who read
-- contacts and stand inside the walls.
CREATE FUNCTION enquiries_held(wanted uuid[]) RETURNS TABLE (enquiry_id uuid, held bigint, drawn bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT q.id, count(e.id), count(e.id) FILTER (WHERE EXISTS (
        SELECT FROM enquiries_drawn d WHERE d.entry_id = e.id))
    FROM enquiries_enquiry q LEFT JOIN enquiries_entry e ON e.enquiry_id = q.id AND e.walls <@ access_walls()
        AND NOT EXISTS (SELECT FROM enquiries_entry c WHERE c.corrects_id = e.id)
    WHERE q.id = ANY(wanted) AND access_may('front_door.read') AND q.walls <@ access_walls()
    GROUP BY q.id
$$;

-- A correction names an entry its writer can read, of the same agency and enquiry; anything else is answered alike.
CREATE FUNCTION enquiries_corrects_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.corrects_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM enquiries_entry e WHERE e.id = NEW.corrects_id AND e.enquiry_id = NEW.enquiry_id
          AND e.agency_id = NEW.agency_id AND e.asked_id = NEW.asked_id
          AND (e.sexual_health <> '') = (NEW.sexual_health <> '')) THEN
        RAISE EXCEPTION 'there is no such entry to correct' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bb_corrects_own BEFORE INSERT ON enquiries_entry
    FOR EACH ROW EXECUTE FUNCTION enquiries_corrects_own();
"""
DROP = """
DROP TRIGGER bb_corrects_own ON enquiries_entry;
DROP FUNCTION enquiries_corrects_own(); DROP FUNCTION enquiries_held(uuid[]);
DROP FUNCTION enquiries_released_here(); DROP FUNCTION enquiries_asked_here(); DROP FUNCTION enquiries_read_whole();
"""

WHOLE = "(SELECT enquiries_read_whole())"
HERE = "(SELECT enquiries_asked_here())"
RELEASED = "(SELECT entry_id FROM enquiries_released_here())"
RELEASES = "(SELECT release_id FROM enquiries_released_here())"
SCHOOL = "EXISTS (SELECT FROM access_agency a WHERE a.id = (SELECT access_employer()) AND a.kind = 'school')"

SEES_ENTRY = f"""(
    (enquiry_id IN {WHOLE} AND (sexual_health = '' OR {may("enquiries.read_sexual_health")}))
    OR (({ours()} OR id IN {RELEASED})
        AND (sexual_health = '' OR {may("enquiries.answer_sexual_health")})))"""
WITH_ENTRY = "EXISTS (SELECT 1 FROM enquiries_entry e WHERE e.id = entry_id)"
WITH_RELEASE = "EXISTS (SELECT 1 FROM enquiries_release r WHERE r.id = release_id)"
WITH_ENQUIRY = "EXISTS (SELECT 1 FROM enquiries_enquiry q WHERE q.id = enquiry_id)"
SEES_RELEASE = f"({WITH_ENTRY} AND (enquiry_id IN {WHOLE} OR {ours()} OR id IN {RELEASES}))"
SEES_SUBJECT = f"""({READS} OR (enquiry_id IN {HERE}
    AND (part <> 'suspected' OR {FOR_AGENCY} OR NOT {SCHOOL})))"""

SEES = {
    "enquiry": f"({READS} OR id IN {HERE})",
    "naming": f"({READS} OR enquiry_id IN {HERE})",
    "subject": SEES_SUBJECT,
    "asked": f"({READS} OR {ours()})",
    "entry": SEES_ENTRY,
    "mentioned": WITH_ENTRY,
    "release": SEES_RELEASE,
    "withdrawal": WITH_RELEASE,
    "reading": WITH_RELEASE,
    "conclusion": WITH_ENQUIRY,
    "reasons": READS,
    "outcometold": READS,
    "drawn": f"(enquiry_id IN {WHOLE})",
    "printed": f"(enquiry_id IN {WHOLE})",
}


def _within(table: str) -> str:
    """Written by oneself, about everybody the enquiry is about, so that no row stands outside its walls."""
    return (
        f"{INSIDE} AND by_id = {MINE} AND EXISTS (SELECT 1 FROM enquiries_enquiry q"
        f" WHERE q.id = enquiries_{table}.enquiry_id AND q.about <@ enquiries_{table}.about)"
    )


OPENING = (
    "EXISTS (SELECT 1 FROM enquiries_enquiry q WHERE q.id = enquiry_id AND q.by_id = (SELECT access_staff()))"
)
NAMES = f"""(enquiry_id IN {WHOLE}
    OR ({may("enquiries.open")} AND staff_id = {MINE} AND number = 1 AND {OPENING})
    OR ({may("front_door.oversee")} AND staff_id <> {MINE}))"""
OF_WHOLE = f"enquiry_id IN {WHOLE}"

WRITES = {
    "enquiry": f"{INSIDE} AND by_id = {MINE} AND {may('enquiries.open')}",
    "naming": f"{_within('naming')} AND {NAMES}",
    "subject": f"{_within('subject')} AND {OF_WHOLE} AND (record_id IS NULL OR record_id = ANY (about))",
    "asked": f"{_within('asked')} AND {OF_WHOLE}",
    "entry": f"""{_within("entry")} AND {SEES_ENTRY} AND ({ours()} OR {OF_WHOLE}) AND EXISTS (
        SELECT 1 FROM enquiries_asked a WHERE a.id = asked_id AND a.enquiry_id = enquiries_entry.enquiry_id
        AND a.agency_id = enquiries_entry.agency_id AND a.team_id IS NOT DISTINCT FROM enquiries_entry.team_id)""",
    "mentioned": f"""{_within("mentioned")} AND EXISTS (SELECT 1 FROM enquiries_entry e
        WHERE e.id = entry_id AND e.by_id = {MINE} AND e.enquiry_id = enquiries_mentioned.enquiry_id)""",
    "release": f"""{_within("release")} AND {OF_WHOLE} AND EXISTS (SELECT 1 FROM enquiries_entry e
        WHERE e.id = entry_id AND e.enquiry_id = enquiries_release.enquiry_id
        AND e.agency_id = enquiries_release.agency_id AND e.team_id IS NOT DISTINCT FROM enquiries_release.team_id)""",
    "withdrawal": f"""{_within("withdrawal")} AND {OF_WHOLE} AND EXISTS (SELECT 1 FROM enquiries_release r
        WHERE r.id = release_id AND r.enquiry_id = enquiries_withdrawal.enquiry_id)""",
    "reading": f"""{INSIDE} AND by_id = {MINE} AND release_id IN {RELEASES} AND EXISTS (
        SELECT 1 FROM enquiries_release r WHERE r.id = release_id AND r.about <@ enquiries_reading.about
        AND r.enquiry_id = enquiries_reading.enquiry_id)""",
    "conclusion": f"{_within('conclusion')} AND {OF_WHOLE}",
    "reasons": f"{_within('reasons')} AND {OF_WHOLE}",
    "outcometold": f"{_within('outcometold')} AND {OF_WHOLE}",
    "drawn": f"{_within('drawn')} AND {OF_WHOLE} AND {WITH_ENTRY}",
    "printed": f"{_within('printed')} AND {OF_WHOLE}",
}
