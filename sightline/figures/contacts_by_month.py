"""How many contacts with indicators there were, by all that the dashboard can be narrowed by."""

from sightline.figures.definitions.reading.extract import Extract

PARTS = ("month", "source", "threshold", "outcome", "found")
SQL = """
select strftime(received_on, '%Y-%m'), source, coalesce(threshold, ''), coalesce(outcome, ''),
       coalesce(assessment_outcome, ''), count(*)
from contact where exploitation = 'ticked' group by all order by all
"""


def contacts_by_month(extract: Extract) -> list[list[object]]:
    """Return rows of month, source, level, first outcome, what an assessment found, and how many; '' for none."""
    return [list(row) for row in extract.connection.execute(SQL).fetchall()]
