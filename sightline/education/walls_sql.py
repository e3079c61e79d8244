"""Who sees and writes what a school or college returned, as the database holds it, beside the walls round the pupil."""

from sightline.core.database import INSIDE

MINE = "(SELECT access_staff())"
SYSTEM = f"{MINE} IS NULL"


def may(capability: str) -> str:
    """Whether the viewer's post carries a capability, asked once a statement."""
    return f"(SELECT access_may('{capability}'))"


OWN = f"({may('education.return')} AND controller_id = (SELECT access_employer()))"
SEES = f"({SYSTEM} OR {may('education.read')} OR {OWN})"
KEEPS = f"({SYSTEM} OR ({may('education.oversee')} AND changed_by_id = {MINE}))"


TOTALS = f"""
CREATE FUNCTION education_totals(of_year integer)
RETURNS TABLE (asked bigint, with_pupils bigint, nil bigint, pupils bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH listed AS (
        SELECT id FROM education_setting WHERE phase IN ('secondary', 'college', 'special', 'alternative')
          AND joined_on <= make_date(of_year + 1, 8, 31) AND (left_on IS NULL OR left_on > make_date(of_year, 9, 1))
    ), last AS (
        SELECT DISTINCT ON (setting_id, record_id) setting_id, withdrawn FROM education_pupilreturn
        WHERE academic_year = of_year ORDER BY setting_id, record_id, number DESC
    ), counted AS (
        SELECT listed.id, count(last.setting_id) FILTER (WHERE NOT last.withdrawn) AS pupils,
               coalesce((SELECT n.nil FROM education_nilreturn n WHERE n.setting_id = listed.id
                         AND n.academic_year = of_year ORDER BY n.number DESC LIMIT 1), false) AS said_nil
        FROM listed LEFT JOIN last ON last.setting_id = listed.id GROUP BY listed.id
    )
    SELECT count(*), count(*) FILTER (WHERE c.pupils > 0), count(*) FILTER (WHERE c.pupils = 0 AND c.said_nil),
           coalesce(sum(c.pupils), 0)::bigint
    FROM counted c WHERE {may("education.open")}
$$;
"""
ABSENCES = """
CREATE FUNCTION education_absences_counted(since date, until date)
RETURNS TABLE (kind text, reports bigint, found bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.kind::text, count(*), count(*) FILTER (WHERE EXISTS (
        SELECT FROM education_tracestep t WHERE t.absence_id = a.id AND t.found <> ''))
    FROM education_absence a
    WHERE access_may('missing.patterns') AND (a.at AT TIME ZONE 'Europe/London')::date BETWEEN since AND until
    GROUP BY a.kind
$$;
"""
DROP_ABSENCES = "DROP FUNCTION education_absences_counted(date, date)"
DROP_TOTALS = "DROP FUNCTION education_totals(integer)"


def writes(table: str) -> str:
    """Written by oneself, for the setting one works at."""
    return (
        f"by_id = {MINE} AND {OWN} AND EXISTS (SELECT 1 FROM education_setting s"
        f" WHERE s.id = education_{table}.setting_id AND s.agency_id = education_{table}.controller_id)"
    )


def writes_or_oversees(table: str) -> str:
    """The same, or by whoever keeps the list, for a setting of which the row says whose it is."""
    held = (
        f"EXISTS (SELECT 1 FROM education_setting s WHERE s.id = education_{table}.setting_id"
        f" AND s.agency_id = education_{table}.controller_id)"
    )
    return f"by_id = {MINE} AND ({OWN} OR {may('education.oversee')}) AND {held}"


def writes_about(table: str) -> str:
    """The same about a pupil, inside the walls round them."""
    return f"{INSIDE} AND {writes(table)}"
