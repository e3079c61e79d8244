"""What every act has in common: lock, compare versions, ask leave, keep the fact, raise the version, tell."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from django.urls import reverse

from sightline.access.rows import next_version
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.core.words import first_lower
from sightline.deadlines.actions import start
from sightline.follow_up.models import FollowUp, FollowUpQuerySet, Move
from sightline.follow_up.permissions import answers_for_agency, may
from sightline.follow_up.states import FOLLOW_UP, Act
from sightline.people.actions import write_chronology

NOT_FOUND = "There is no such follow-up, or it is not yours to open."


@dataclass(frozen=True)
class Said:
    """What was said with a move: by whom and when, where it was not the person signed in, just now."""

    words: str = ""
    said_by: str = ""
    said_at: datetime | None = None
    done_by: date | None = None


@dataclass(frozen=True)
class Hand:
    """A follow-up in somebody's hand at a moment."""

    kept: FollowUp
    by: Viewer
    at: datetime

    @property
    def page(self) -> str:
        """The address of its page."""
        return reverse("follow_up:one", args=[self.kept.pk])

    def law(self, retention: str) -> dict[str, Any]:
        """The law a fact about it carries: its own, controlled by whoever says it."""
        return {
            "controller_id": self.by.employer_id or self.kept.controller_id,
            "regime": self.kept.regime,
            "lawful_basis": self.kept.lawful_basis,
            "confidentiality_basis": self.kept.confidentiality_basis,
            "handling": self.kept.handling,
            "retention_class": retention,
            "by_id": self.by.staff_id,
            "at": self.at,
        }

    @classmethod
    def take(cls, key: UUID, by: Viewer, at: datetime) -> Self:
        """The row, held until the transaction ends. The system at work sees what its walls let it see."""
        rows = FollowUpQuerySet(FollowUp)
        rows = rows.visible_to(by) if by.staff_id else rows
        found = rows.select_for_update(of=("self",)).select_related("asked_agency").filter(pk=key).first()
        if found is None:
            raise Refused(NOT_FOUND, hidden=True)
        return cls(found, by, at)

    @classmethod
    def ready(cls, key: UUID, act: Act, *, version: int, by: Viewer, at: datetime) -> Self:
        """The row as the person saw it when they began to write, and theirs to move in this way."""
        hand = cls.take(key, by, at)
        if hand.kept.version != version:
            raise hand.conflict(since=version)
        may(by, act, hand.kept).demand()
        return hand

    def conflict(self, *, since: int) -> Conflict:
        """What others said after the version somebody saw."""
        newer = self.kept.moves.filter(version__gt=since)
        said = list(newer.select_related("by").order_by("version"))
        saved = {
            "act": ", then ".join(Act(move.act).label for move in said),
            "words": "\n\n".join(move.words for move in said if move.words),
        }
        last = said[-1] if said else None
        name = last.by.name if last and last.by else ""
        return Conflict(saved=saved, typed={}, saved_by=name, version=self.kept.version)

    def move(self, act: Act, said: Said, **changes: Any) -> Move:
        """Carry the consequence to the working row and keep the fact."""
        if act is not Act.ASK:
            self._change(act, changes)
        answering = act in (Act.ACCEPT, Act.DECLINE, Act.FINISH, Act.SAY_MORE)
        return Move.objects.create(
            follow_up=self.kept,
            about=self.kept.about,
            act=act,
            state=self.kept.state,
            version=self.kept.version,
            words=said.words,
            who_said=said.said_by,
            said_at=said.said_at,
            done_by=said.done_by,
            for_agency=answering and answers_for_agency(self.by, self.kept),
            **self.law(Move.RETENTION),
        )

    def _change(self, act: Act, changes: dict[str, Any]) -> None:
        state = FOLLOW_UP.after(self.kept.state, act)
        next_version(self.kept, by=self.by, at=self.at, state=state, **changes)
        self.kept.save()

    def tell_chronology(
        self, thing: str, said: str, *, words: str = "", happened_at: datetime | None = None
    ) -> None:
        """A line on the chronology of each person it is about, with their walls; it says what was asked for."""
        write_chronology(
            about=self.kept.about,
            happened_at=happened_at or self.at,
            kind=f"follow_up.{thing}",
            title=f"{said}: {first_lower(str(self.kept.get_kind_display()))} ({self.kept.reference})",
            words=words,
            reference_id=self.kept.pk,
            controller_id=self.kept.controller_id,
            by=self.by,
            at=self.at,
        )

    def start_for_asked(self, rule: str, *, due_at: datetime | None = None) -> None:
        """A clock that the organisation asked has to meet."""
        self._start(rule, due_at, owner_team=self.kept.asked_team, owner_agency=self.kept.asked_agency)

    def start_for_owner(self, rule: str) -> None:
        """A clock that whoever asked has to meet."""
        kept = self.kept
        self._start(
            rule,
            None,
            owner_team=kept.owner_team,
            owner_staff=kept.owner_staff,
            owner_agency=kept.controller,
        )

    def _start(self, rule: str, due_at: datetime | None, **owner: Any) -> None:
        start(
            rule=rule,
            subject=self.kept,
            about=self.kept.about,
            started_at=self.at,
            due_at=due_at,
            path=self.page,
            by=self.by,
            at=self.at,
            **owner,
        )
