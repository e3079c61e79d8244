"""Who reads a joining link: those named to come, whoever called the meeting, and those who run it; nobody besides."""

from sightline.meetings.walls_sql import NOBODY_S, PACK, RUNS, SYSTEM, _within

SEES = f"({SYSTEM} OR {NOBODY_S} OR meeting_id IN {PACK} OR {RUNS})"
WRITES = f"{_within('joining')} AND {RUNS}"
