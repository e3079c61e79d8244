"""Taking a request for records down, collecting what is held, and asking other controllers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.follow_up.actions import ask
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.information_rights.actions.parts import add_step, answerable, law_of, person_of, run_clock
from sightline.information_rights.collecting import Collected, collect, elsewhere
from sightline.information_rights.models import RecordsRequest, RequestLine
from sightline.information_rights.permissions import NOT_FOUND, may_answer
from sightline.information_rights.queries.requests import alike, asked_of, lines_of, standing_of, state_of
from sightline.information_rights.queries.review import correctable
from sightline.information_rights.states import OF_RIGHT, Requester, Step

INCOMPLETE = "Say who asks, how they are reached, and what they ask for."
NOT_YET = "It cannot have been received after today."
NO_POWER = "Say under what power or order they ask."
COLLECTED = "The records were collected already."
TAKEN = "They have asked for these records before. Open that request, or say that this is another one."
ASKED_ALREADY = "That organisation was asked already. Its answer stands with the follow-up."


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for. A power or order, and by when it wants its answer, where it is no request of right."""

    requester: str
    name: str
    reach: str
    wanted: str
    received_on: date
    organisation: str = ""
    power: str = ""
    wanted_by: date | None = None
    another: bool = False


@action("information_rights.request_taken")
def take_request(*, record_id: UUID, given: Wanted, by: Viewer, at: datetime) -> RecordsRequest:
    """Take a request for somebody's records down. Its month runs from the day it came.

    The same requester is not collected for twice unawares: `another` says that the first was looked at.
    """
    people = person_of(correctable(by), record_id, by, may_answer)
    wait_turn(people[0])
    _sound(given, london(at).date())
    unless(not given.another and bool(alike(people, given.requester, given.name)), TAKEN).demand()
    held = RecordsRequest.objects.create(
        record_id=record_id,
        requester=given.requester,
        name=given.name.strip()[:200],
        organisation=given.organisation.strip()[:200],
        reach=given.reach.strip()[:300],
        wanted=given.wanted.strip(),
        received_on=given.received_on,
        power=given.power.strip()[:300],
        wanted_by=None if given.requester in OF_RIGHT else given.wanted_by,
        **law_of(people, by.employer_id, RecordsRequest.RETENTION, by, at),
    )
    run_clock(held, standing_of(held, []), by=by, at=at)
    return held


def _sound(given: Wanted, today: date) -> None:
    said = (given.name, given.reach, given.wanted)
    of_right = given.requester in OF_RIGHT
    for wrong, sentence in (
        (given.requester not in Requester.values or not all(each.strip() for each in said), INCOMPLETE),
        (given.received_on > today, NOT_YET),
        (not of_right and not given.power.strip(), NO_POWER),
    ):
        unless(wrong, sentence).demand()


@action("information_rights.records_collected")
def collect_records(*, request_id: UUID, by: Viewer, at: datetime) -> list[RequestLine]:
    """Collect every record about the person that this viewer may read, as it stands now, line by line."""
    wait_turn(request_id)
    held = answerable(request_id, by)
    unless(lines_of(held.pk).exists(), COLLECTED).demand()
    state_of(held).open().demand()
    found = collect(held.about)
    others = sum(elsewhere(held.about).values())
    words = f"Collected {len(found)} records. {others} are held that the collector may not read."
    add_step(held, Step.COLLECTED, words, by=by, at=at)
    lines = [_new_line(held, number, each, by, at) for number, each in enumerate(found, 1)]
    return RequestLine.objects.bulk_create(lines)


@action("information_rights.controller_consulted")
def consult(*, request_id: UUID, agency_id: UUID, by: Viewer, at: datetime) -> FollowUp:
    """Ask another controller, once, what it says to giving its records. It answers like any follow-up."""
    wait_turn(request_id)
    held = answerable(request_id, by)
    state = state_of(held)
    state.not_done().demand()
    unless(agency_id in asked_of(state.steps), ASKED_ALREADY).demand()
    agency = Agency.objects.filter(pk=agency_id).exclude(pk=held.controller_id).first()
    if agency is None:
        raise Refused(NOT_FOUND, hidden=True)
    request = Request(
        kind=Kind.OTHER,
        agency=agency,
        what="Say whether records that you control may be given, to whom not, and why.",
        why="Somebody has asked for their records. Every controller is asked before any are given.",
    )
    asked = ask(request=request, about=held.about, origin=held, by=by, at=at)
    words = f"{agency.name} was asked ({asked.reference})."
    add_step(held, Step.CONSULTED, words, agency_id=agency.pk, by=by, at=at)
    return asked


def _new_line(held: RecordsRequest, number: int, it: Collected, by: Viewer, at: datetime) -> RequestLine:
    law: dict[str, Any] = law_of(held.about, it.controller_id, RequestLine.RETENTION, by, at)
    return RequestLine(
        request=held,
        number=number,
        source=it.source,
        row_id=it.row_id,
        title=it.title,
        happened_at=it.happened_at,
        text=it.text,
        marked=it.marked,
        shut=it.shut,
        others=it.others,
        regime=it.regime,
        handling=it.handling,
        **law,
    )
