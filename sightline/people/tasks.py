"""A job of the worker: proposing which records are of one person, each night (FD-04a)."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from procrastinate.contrib.django import app

from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.people.actions.proposals import Kept, Proposed, propose_links
from sightline.people.linkage.addresses import Home, split
from sightline.people.queries.proposals import Compared, to_compare

WORK = "proposing links"
MAY = ("people.compare_records",)


def propose(*, now: datetime) -> Kept:
    """Compare all records and keep what is proposed. No transaction is open while they are compared."""
    with viewing(system_viewer(WORK, capabilities=MAY)):
        records = to_compare()
    version, found = weighed(records)
    walls = {wall for record in records for wall in record.walls}
    by = system_viewer(WORK, walls=walls, capabilities=MAY)
    with viewing(by):
        return propose_links(found=found, version=version, by=by, at=now)


def weighed(records: list[Compared]) -> tuple[str, list[Proposed]]:
    """The version of the model and the pairs it proposes: the same comparison as `sightline link`."""
    from sightline.people.linkage.proposing_sql import proposals  # a second and a half to import
    from sightline.people.linkage.sources import Row

    sources = sorted({record.source for record in records})
    rows = [
        Row(sources.index(record.source), number, str(record.record), _said(record, split(record.lines)))
        for number, record in enumerate(records)
    ]
    found = proposals(rows, [str(source) for source in sources], within=Path(settings.VAR))
    return found.version, [
        Proposed(UUID(pair.one), UUID(pair.other), pair.band, **asdict(pair.evidence)) for pair in found.pairs
    ]


def _said(record: Compared, home: Home) -> dict[str, str]:
    """What is compared of a record, by the columns that a file of `sightline link` has."""
    return {
        "given_name": record.given,
        "other_names": record.other_names,
        "surname": record.surname,
        "date_of_birth": record.born,
        "house_number": home.house,
        "street": home.street,
        "town": home.town,
        "postcode": record.postcode,
        "nhs_number": record.nhs,
        "upn": record.upn,
        "local_id": record.local,
    }


@app.periodic(cron="30 3 * * *")
@app.task(name="sightline.propose_links", queue="files", queueing_lock="propose_links", pass_context=False)
def propose_nightly(timestamp: int) -> None:
    """While hardly anybody is at work: every record is compared anew."""
    propose(now=clock.now())
