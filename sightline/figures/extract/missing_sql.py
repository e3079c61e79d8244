"""What the extract reads of missing episodes: moments and codes, as clocks in London showed them. No words, no places.

Away without authorisation and times nobody reported are kept apart from missing episodes, and are not in this table. An
interview is due unless somebody said that none is.
"""

LONDON = "AT TIME ZONE 'Europe/London'"
READING = "'YYYY-MM-DD\"T\"HH24:MI:SS'"


def _reading(column: str) -> str:
    return f"to_char({column} {LONDON}, {READING})"


EVER = "SELECT EXISTS (SELECT FROM missing_episode) AS any"
EPISODES = f"""
SELECT e.id, e.child_id AS record_id, e.gone_from = 'care' AS from_care, coalesce(due.due, true) AS due,
       {_reading("e.missing_since")} AS went_missing_at, {_reading("e.returned_at")} AS returned_at,
       {_reading("held.held_at")} AS interview_at, coalesce(held.late_reason, '') AS late_reason,
       held.held_at IS NOT NULL OR EXISTS (SELECT FROM missing_offer o WHERE o.episode_id = e.id) AS offered,
       greatest(e.changed_at, due.at, held.at) AS changed_at
FROM missing_episode e
LEFT JOIN LATERAL (SELECT s.due, s.at FROM missing_settled s WHERE s.episode_id = e.id
                   ORDER BY s.number DESC LIMIT 1) due ON true
LEFT JOIN LATERAL (SELECT i.held_at, i.late_reason, i.at FROM missing_interview i WHERE i.episode_id = e.id
                   ORDER BY i.number DESC LIMIT 1) held ON true
WHERE (e.missing_since {LONDON})::date BETWEEN %(since)s AND %(until)s
  AND e.state <> 'mistaken' AND e.kind = 'missing' AND e.reported
"""
