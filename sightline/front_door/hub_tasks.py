"""The worker's part of the hub's day: the morning's paper, and the quarterly tenth."""

import hashlib
import logging
from datetime import datetime
from pathlib import Path

from django.conf import settings
from procrastinate.contrib.django import app

from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.deadlines.counting import end_of
from sightline.deadlines.queries import calendar
from sightline.front_door.actions.downtime import note_pack
from sightline.front_door.actions.mailbox import start_clocks_of_envelopes
from sightline.front_door.actions.sampling import draw
from sightline.front_door.pages.downtime import sheet, sheet_file
from sightline.front_door.queries.downtime import open_work_on_paper
from sightline.front_door.queries.mailbox import without_clock

log = logging.getLogger(__name__)
KEPT = 3  # files; older ones are removed when a new one is made


@app.periodic(cron="15 6 * * *")
@app.task(name="sightline.downtime_pack", queue="files", queueing_lock="downtime", pass_context=False)
def downtime_pack(timestamp: int) -> None:
    """Every morning before the hub opens."""
    make_pack(now=clock.now())


def make_pack(*, now: datetime) -> Path | None:
    """Write today's open work to a file only this account reads, and note it. Nobody restricted stands in it."""
    by = system_viewer("downtime pack")
    folder = Path(settings.SIGHTLINE_DOWNTIME)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / f"open-work-{clock.london(now):%Y-%m-%d-%H%M}.html"
    try:
        with viewing(by):
            until = end_of(calendar().after(clock.london(now).date(), 1))
            work = open_work_on_paper(by, until=until)
            text = sheet_file(sheet(work, now=now, taken_by="")).encode()
            digest = hashlib.sha256(text).hexdigest()
            note_pack(about=work.about, lines=work.lines, file=file.name, digest=digest, by=by, at=now)
    except Refused as refused:
        log.warning("no pack was made: %s", refused.sentence)
        return None
    file.touch(mode=0o600)
    file.write_bytes(text)
    for old in sorted(folder.glob("open-work-*.html"))[:-KEPT]:
        old.unlink()
    return file


@app.periodic(cron="* * * * *")
@app.task(name="sightline.envelope_clocks", queue="clocks", queueing_lock="envelopes", pass_context=False)
def envelope_clocks(timestamp: int) -> None:
    """Every minute: what came in through the public pages runs on a clock from when it was left."""
    start_waiting(now=clock.now())


def start_waiting(*, now: datetime) -> int:
    """Start the clocks that are missing; how many envelopes lacked one. Nothing there, nothing written."""
    by = system_viewer("sealed mailbox")
    with viewing(by):
        return len(start_clocks_of_envelopes(by=by, at=now)) if without_clock(by).exists() else 0


@app.periodic(cron="40 5 * * *")
@app.task(name="sightline.draw_sample", queue="files", queueing_lock="draw", pass_context=False)
def draw_sample(timestamp: int) -> None:
    """Once a quarter has ended its tenth is drawn, by nobody who works on it; a missed day is made up by the next."""
    by = system_viewer("quarterly tenth")
    with viewing(by):
        draw(by=by, at=clock.now())
