"""A child is missing: the report opens an episode, or is added to the one that is open (MS-01, MS-02)."""

from datetime import datetime
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.core.versions import Conflict
from sightline.follow_up.references import reference_of
from sightline.missing.actions.hand import NOT_FOUND, _chronicle, _coordinating, _go_on, _keep
from sightline.missing.codes import Gone, Kind
from sightline.missing.given import Told
from sightline.missing.models import Episode, Report
from sightline.missing.permissions import may_report
from sightline.missing.queries.plans import readable
from sightline.missing.states import Act, State
from sightline.people.models import SourceRecord
from sightline.people.queries import identity_of

REPORTED = "missing.reported"
OPENED = "missing.episode_opened"


@action("missing.reported")
def report_missing(
    *, child_id: UUID, told: Told, by: Viewer, at: datetime, key: UUID | None = None, seen: int = 0
) -> Report:
    """Keep a report once, and open its episode or add to the open one.

    `seen`: how many reports of an open episode the page showed.
    """
    may_report(by, child_id).demand()
    told.stands(at=at).demand()
    wait_turn(child_id)
    before = _before(child_id, told, key)
    if before:
        return before
    child = SourceRecord.objects.filter(pk=child_id).first() if by.staff_id is None else _child(child_id, by)
    if child is None:
        raise Refused(NOT_FOUND, hidden=True)
    open_now = _open_now(child)
    if by.staff_id:
        _shown(open_now, seen)
    episode = open_now or _opened(child, told, key, by, at)
    made: Report = _keep(Report, episode, first=open_now is None, by=by, at=at, **told.of_report())
    if open_now:
        _go_on(episode, Act.ATTACH, by=by, at=at, **_more(episode, told))
    if not told.came_from_id:
        emit(REPORTED, subject_id=made.pk, at=at, about=made.about)
    return made


def _shown(open_now: Episode | None, seen: int) -> None:
    """Whoever reports knows whether an episode is open, and of each report of it."""
    rows = Report.objects.filter(episode=open_now).select_related("by").order_by("-at") if open_now else None
    last = rows.first() if rows is not None else None
    if open_now and last and rows is not None and rows.count() != seen:
        saved = {"missing_since": open_now.missing_since, "words": last.words}
        who = last.by.name if last.by else ""
        raise Conflict(saved=saved, typed={}, saved_by=who, version=rows.count())


def _before(child_id: UUID, told: Told, key: UUID | None) -> Report | None:
    """The same page saved twice, or the same record above reported twice."""
    rows = Report.objects.select_related("episode").order_by("at")
    if key:
        found: Report | None = rows.filter(episode_id=key, first=True).first()
        if found:
            return found
    if not told.came_from_id:
        return None
    again: Report | None = rows.filter(came_from_id=told.came_from_id, episode__child_id=child_id).first()
    return again


def _child(child_id: UUID, by: Viewer) -> SourceRecord | None:
    """Through the viewer's door, or by the plan that is shared with their organisation."""
    return readable(by).filter(pk=child_id).first()


def _open_now(child: SourceRecord) -> Episode | None:
    """The episode a further report belongs to, whichever record of the child it was kept under."""
    rows = Episode.objects.filter(child_id__in=identity_of(child.pk), state=State.MISSING)
    found: Episode | None = rows.order_by("-missing_since").select_related("child", "controller").first()
    return found


def _more(episode: Episode, told: Told) -> dict[str, object]:
    """What a further report adds: it never takes away what is known, and one to the police makes it reported."""
    names = ("last_seen", "wore", "police_reference", "care_home")
    added = {
        name: getattr(told, name) for name in names if getattr(told, name) and not getattr(episode, name)
    }
    return added | {
        "missing_since": min(episode.missing_since, told.missing_since),
        "reported": episode.reported or told.reported,
        "kind": Kind.MISSING if told.kind == Kind.MISSING else episode.kind,
        "gone_from": Gone.CARE if Gone.CARE in (told.gone_from, episode.gone_from) else episode.gone_from,
        "placed_here": episode.placed_here or told.placed_here,
    }


def _opened(child: SourceRecord, told: Told, key: UUID | None, by: Viewer, at: datetime) -> Episode:
    team, agency = _coordinating(at)
    made = Episode(
        id=key or uuid4(),
        child=child,
        about=[child.pk],
        owner_team=team,
        controller_id=_controller(agency, child, by),
        retention_class=Episode.RETENTION,
        changed_by_id=by.staff_id,
        changed_at=at,
        **told.of_episode(),
    )
    made.reference = reference_of(made.pk, "MIS")
    made.save(force_insert=True)
    emit(OPENED, subject_id=made.pk, at=at, about=made.about)
    title = "Away without authorisation" if told.kind == Kind.AWAY else "Missing"
    unsaid = "" if told.reported else ", not reported to the police"
    _chronicle(
        made, "reported", f"{title} {made.get_gone_from_display().lower()}{unsaid}",
        when=made.missing_since, by=by, at=at,
    )  # fmt: skip
    return made


def _controller(agency: Agency | None, child: SourceRecord, by: Viewer) -> UUID:
    return agency.pk if agency else by.employer_id or child.agency_id
