"""The clocks of an episode follow its facts: one reading of them says which clocks run (CL-34 to CL-37)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import cancel, give_late_reason, start, stop
from sightline.deadlines.models import Clock
from sightline.missing.actions.hand import _page_of, _returned
from sightline.missing.codes import Answer, Follow
from sightline.missing.models import Episode, Followed, Interview, Offer, Settled
from sightline.missing.states import INTERVIEW_CLOCKS, INTERVIEW_HOURS, PREVENTION, SHARED, STANDS

MOVED = "The time it counts from was put right."
NOT_DUE = "No return home interview is due."
DECLINED = "The child declined the interview."
MISTAKEN = "The episode was recorded by mistake."


@action("missing.clocks_followed")
def follow_episode(*, subject_id: UUID, by: Viewer, at: datetime) -> Episode:
    """Start, stop or give up clocks as the facts now say. Done twice it changes nothing."""
    wait_turn(subject_id)
    episode: Episode = Episode.objects.select_related("owner_team", "controller").get(pk=subject_id)
    clocks = _Clocks(episode, by, at)
    if episode.state not in STANDS or episode.returned_at is None:
        for rule in (*INTERVIEW_CLOCKS, PREVENTION, SHARED):
            clocks.give_up(rule, MISTAKEN)
        return episode
    held = Interview.objects.filter(episode=episode).order_by("-number").first()
    why_not = "" if held else _why_not(episode)
    for rule in INTERVIEW_CLOCKS:
        clocks.keep(rule, held.held_at if held else None, why_not)
    if held and held.late:
        clocks.say_why_late(held.get_late_reason_display())
    clocks.keep(PREVENTION, _first(episode, Follow.PREVENTION), "")
    if held:
        clocks.keep(SHARED, _first(episode, Follow.SHARED), "", since=held.held_at)
    return episode


def _first(episode: Episode, what: Follow) -> datetime | None:
    """When something that follows was first done."""
    rows = Followed.objects.filter(episode=episode, what=what).order_by("held_at")
    return rows.values_list("held_at", flat=True).first()


def _why_not(episode: Episode) -> str:
    """Why no interview is waited for, if none is."""
    settled = Settled.objects.filter(episode=episode).order_by("-number").first()
    if settled and not settled.due:
        return NOT_DUE
    last = Offer.objects.filter(episode=episode).order_by("-number").first()
    return DECLINED if last and last.answer == Answer.DECLINED else ""


@dataclass(frozen=True)
class _Clocks:
    """The clocks of one episode, in one hand."""

    episode: Episode
    by: Viewer
    at: datetime

    def keep(
        self, rule: str, done_at: datetime | None, why_not: str, *, since: datetime | None = None
    ) -> None:
        """One clock from the return that stands: running until the thing is done, or given up with the reason."""
        begins = since or _returned(self.episode)
        rows = Clock.objects.filter(subject_id=self.episode.pk, rule__code=rule)
        if any(each.started_at != begins for each in rows.filter(stopped_at=None)):
            self.give_up(rule, MOVED)
        if why_not:
            self.give_up(rule, why_not)
            return
        counted = rows.filter(started_at=begins, stop_reason="").exists()
        if not counted:
            self._start(rule, begins)
        if done_at:
            stop(subject=self.episode, rule=rule, stopped_at=done_at, by=self.by, at=self.at)

    def give_up(self, rule: str, why: str) -> None:
        cancel(subject=self.episode, rule=rule, why=why, by=self.by, at=self.at)

    def say_why_late(self, reason: str) -> None:
        late = Clock.objects.filter(subject_id=self.episode.pk, rule__code=INTERVIEW_HOURS, late_reason="")
        for clock in late.filter(breached_at__isnull=False):
            give_late_reason(clock=clock, reason=reason, by=self.by, at=self.at)

    def _start(self, rule: str, begins: datetime) -> None:
        start(
            rule=rule,
            subject=self.episode,
            about=self.episode.about,
            started_at=begins,
            owner_team=self.episode.owner_team,
            owner_agency=self.episode.controller,
            path=_page_of(self.episode),
            by=self.by,
            at=self.at,
        )
