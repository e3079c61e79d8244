"""What every write on a crime has in common: find it through the viewer, ask leave, keep the fact in police law."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse

from sightline.access.models import Agency, Team
from sightline.access.queries import self_of
from sightline.access.rows import fact_like, next_version
from sightline.access.states import AgencyKind, LawfulBasis, Regime
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, Refused
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import start
from sightline.justice.models import Crime, Suspect
from sightline.justice.states import CRIME, Act
from sightline.people.actions import write_chronology

NOT_FOUND = "There is no such record, or it is not yours to open."
NO_FORCE = "Only somebody who works for a police force can do this."
POLICE_LAW: dict[str, Any] = {
    "regime": Regime.LAW_ENFORCEMENT,
    "lawful_basis": LawfulBasis.LAW_ENFORCEMENT,
}


def _held(crime_id: UUID, act: Act, by: Viewer, leave: Callable[[Viewer, Crime], Answer]) -> Crime:
    """A crime the viewer sees, with leave for an act that is possible now, held for this transaction."""
    wait_turn(crime_id)
    rows = Crime.objects.visible_to(by).select_related("owner_team", "changed_by", "officer")
    found: Crime | None = rows.filter(pk=crime_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    leave(by, found).demand()
    CRIME.may(found.state, act).demand()
    return found


def _suspect(suspect_id: UUID, by: Viewer) -> Suspect:
    wait_turn(suspect_id)
    rows = Suspect.objects.visible_to(by).select_related("changed_by")
    found: Suspect | None = rows.filter(pk=suspect_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _keep(model: Any, *, by: Viewer, at: datetime, like: Crime | Suspect, **columns: Any) -> Any:
    """A fact under the law of the crime or the suspect it is of."""
    made = fact_like(model, like, by=by, at=at, handling=like.handling, **POLICE_LAW, **columns)
    made.save(force_insert=True)
    return made


def _change(row: Any, *, by: Viewer, at: datetime, **columns: Any) -> Any:
    """Write columns of a working row, with the next version."""
    row.save(update_fields=next_version(row, by=by, at=at, **columns))
    return row


def _go_on(crime: Crime, act: Act, *, by: Viewer, at: datetime) -> None:
    _change(crime, by=by, at=at, state=CRIME.after(crime.state, act))


def _employer(by: Viewer) -> UUID:
    if by.employer_id is None:
        raise Refused(NO_FORCE)
    return by.employer_id


def _page_of(crime: Crime) -> str:
    return reverse("justice:crime", args=[crime.pk])


def _clock(rule: str, subject: Any, crime: Crime, *, by: Viewer, at: datetime, started_at: datetime) -> None:
    """A clock of the team that holds the crime, else of its officer."""
    alone = crime.owner_team is None and crime.officer_id is not None
    start(
        rule=rule,
        subject=subject,
        about=crime.about,
        started_at=started_at,
        owner_team=crime.owner_team,
        owner_staff=crime.officer if alone else None,
        reference=crime.reference,
        path=_page_of(crime),
        by=by,
        at=at,
    )


def _tell_chronology(
    crime: Crime, kind: str, title: str, *, by: Viewer, at: datetime, happened_at: datetime | None = None
) -> None:
    """A line for the child: that it happened. What the offence is stands with the crime."""
    write_chronology(
        about=crime.about,
        happened_at=happened_at or at,
        kind=kind,
        title=f"{title} ({crime.reference})",
        reference_id=crime.pk,
        controller_id=crime.controller_id,
        by=by,
        at=at,
    )


def _keep_about(
    model: Any, *, by: Viewer, at: datetime, about: list[UUID], key: UUID | None = None, **columns: Any
) -> Any:
    """A fact that hangs on no crime, in the name of the writer's employer; police law where that is a force."""
    employer = _employer(by)
    police = Agency.objects.filter(pk=employer, kind=AgencyKind.POLICE).exists()
    made = model(
        id=key or uuid4(),
        by_id=by.staff_id,
        at=at,
        about=about,
        controller_id=employer,
        retention_class=model.RETENTION,
        **(POLICE_LAW if police else {}),
        **columns,
    )
    made.save(force_insert=True)
    return made


def _own_clock(
    rule: str,
    subject: Any,
    path: str,
    *,
    by: Viewer,
    at: datetime,
    since: datetime | None = None,
    due: datetime | None = None,
) -> None:
    """A clock of the writer's team, else of the writer."""
    team = Team.objects.filter(pk__in=by.team_ids).order_by("pk").first()
    start(
        rule=rule,
        subject=subject,
        about=subject.about,
        started_at=since or at,
        due_at=due,
        owner_team=team,
        owner_staff=None if team else self_of(by)[0],
        path=path,
        by=by,
        at=at,
    )


def _tell(about: list[UUID], row: Any, kind: str, title: str, *, by: Viewer, at: datetime) -> None:
    """A line for the child the row is about, if it is about one."""
    if about:
        write_chronology(
            about=about,
            happened_at=at,
            kind=kind,
            title=f"{title} ({row.reference})",
            reference_id=row.pk,
            controller_id=row.controller_id,
            by=by,
            at=at,
        )
