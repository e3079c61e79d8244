"""What the extract reads of cases: dates, kinds and what stands of the judgements. No words of anybody."""

LONDON = "AT TIME ZONE 'Europe/London'"
# A judgement stands where it needs no second person, or one has agreed.
STANDS = """(NOT j.second_needed OR EXISTS (
    SELECT FROM cases_secondreading r WHERE r.judgement_id = j.id AND r.agrees))"""
IN_PERIOD = "c.opened_on <= %(until)s AND (c.closed_on IS NULL OR c.closed_on >= %(since)s)"


def _last(what: str) -> str:
    return f"""(SELECT j.answer FROM cases_judgement j WHERE j.case_id = c.id AND j.what = '{what}' AND {STANDS}
                ORDER BY j.number DESC LIMIT 1)"""


EVER = "SELECT EXISTS (SELECT FROM cases_case) AS any"
CASES = f"""
SELECT c.id, c.child_id AS record_id, c.opened_on, c.closed_on, c.exploitation_type,
       greatest(c.changed_at, p.at) AS changed_at, p.disclosed,
       {_last("at_risk")} AS at_risk, {_last("harmed")} AS harmed
FROM cases_case c
LEFT JOIN LATERAL (SELECT k.disclosed, k.at FROM cases_policeknow k
                   WHERE k.case_id = c.id ORDER BY k.number DESC LIMIT 1) p ON true
WHERE {IN_PERIOD}
"""
STATUSES = f"""
SELECT b.case_id, b.status, b.started_on, e.ended_on, greatest(b.at, e.at) AS changed_at
FROM cases_statusbegun b JOIN cases_case c ON c.id = b.case_id
LEFT JOIN cases_statusended e ON e.begun_id = b.id
WHERE {IN_PERIOD} AND b.started_on <= %(until)s
"""
LEVELS = f"""
SELECT j.case_id, j.judged_on, j.number, j.level, j.at AS changed_at
FROM cases_judgement j JOIN cases_case c ON c.id = j.case_id
WHERE {IN_PERIOD} AND j.judged_on <= %(until)s AND j.what = 'level' AND {STANDS}
"""
# Who holds a case at the end of a day, as the last word about the role says. The team's practitioners are counted with
# no case, too; in a police team of the kind, everybody in it. A post's last day is the day before it ends. Cases of
# other kinds that a practitioner holds are work as well (WF-02b): the last number noted for the month.
CASELOADS = """
WITH holding AS (
    SELECT d.day, r.role, r.staff_id, count(*) AS cases, max(r.at) AS changed_at
    FROM unnest(%(days)s::date[]) AS d(day)
    JOIN cases_case c ON c.opened_on <= d.day AND (c.closed_on IS NULL OR c.closed_on > d.day)
    JOIN LATERAL (
        SELECT DISTINCT ON (h.role) h.role, h.staff_id, h.held, h.at FROM cases_roleheld h
        WHERE h.case_id = c.id AND h.from_on <= d.day ORDER BY h.role, h.number DESC
    ) r ON r.held AND r.staff_id IS NOT NULL
    GROUP BY d.day, r.role, r.staff_id
), team AS (
    SELECT DISTINCT d.day, a.kind = 'police' AS of_police, p.staff_id, p.role = 'practitioner' AS works
    FROM unnest(%(days)s::date[]) AS d(day)
    JOIN access_post p ON p.starts_on <= d.day AND (p.ends_on IS NULL OR p.ends_on > d.day)
    JOIN access_team t ON t.id = p.team_id AND t.kind = 'exploitation'
    JOIN access_agency a ON a.id = t.agency_id
), other AS (
    SELECT d.day, w.staff_id, sum(w.cases) AS cases, max(w.at) AS changed_at
    FROM unnest(%(days)s::date[]) AS d(day)
    JOIN LATERAL (
        SELECT DISTINCT ON (o.team_id, o.staff_id) o.staff_id, o.cases, o.at FROM cases_otherwork o
        WHERE o.month = date_trunc('month', d.day)::date ORDER BY o.team_id, o.staff_id, o.number DESC
    ) w ON true
    GROUP BY d.day, w.staff_id
)
SELECT t.day AS as_at, t.of_police, t.staff_id,
       coalesce(max(h.cases), 0) + CASE WHEN t.of_police THEN 0 ELSE coalesce(max(w.cases), 0) END AS open_cases,
       greatest(max(h.changed_at), max(w.changed_at)) AS changed_at
FROM team t LEFT JOIN holding h ON h.day = t.day AND h.staff_id = t.staff_id
    AND h.role = CASE WHEN t.of_police THEN 'police' ELSE 'practitioner' END
LEFT JOIN other w ON w.day = t.day AND w.staff_id = t.staff_id
GROUP BY t.day, t.of_police, t.staff_id
HAVING t.of_police OR bool_or(t.works) OR max(h.cases) > 0
"""
