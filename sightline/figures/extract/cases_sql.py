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
SELECT c.id, c.child_id AS record_id, c.opened_on, c.closed_on, c.exploitation_type, c.changed_at,
       {_last("at_risk")} AS at_risk, {_last("harmed")} AS harmed
FROM cases_case c WHERE {IN_PERIOD}
"""
STATUSES = f"""
SELECT b.case_id, b.status, b.started_on, e.ended_on, greatest(b.at, e.at) AS changed_at
FROM cases_statusbegun b JOIN cases_case c ON c.id = b.case_id
LEFT JOIN cases_statusended e ON e.begun_id = b.id
WHERE {IN_PERIOD} AND b.started_on <= %(until)s
"""
LEVELS = f"""
SELECT j.case_id, j.judged_on, j.level, j.at AS changed_at
FROM cases_judgement j JOIN cases_case c ON c.id = j.case_id
WHERE {IN_PERIOD} AND j.judged_on <= %(until)s AND j.what = 'level' AND {STANDS}
"""
