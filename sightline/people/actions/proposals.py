"""Keeping what a comparison of all records proposes. It links nothing: a person answers each pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.people.actions.parts import one_at_a_time
from sightline.people.models import LinkDecision, LinkProposal
from sightline.people.permissions import may_propose_links
from sightline.people.queries.proposals import not_settled

SAID = ("band", "agrees", "nearly", "differs", "not_known")
AT_ONCE = 1000
Key = tuple[UUID, UUID]


@dataclass(frozen=True, slots=True)
class Proposed:
    """One pair, the lower id first, with what is said of it."""

    one_id: UUID
    other_id: UUID
    band: str
    agrees: tuple[str, ...] = ()
    nearly: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return self.one_id, self.other_id


@dataclass(frozen=True, slots=True)
class Kept:
    """How many pairs a run proposed anew, said something else of, and no longer proposes."""

    new: int
    changed: int
    gone: int


@action("people.links_proposed")
def propose_links(*, found: Sequence[Proposed], version: str, by: Viewer, at: datetime) -> Kept:
    """Keep these pairs and no others of those that nobody has answered. What people answered stays as it is.

    A pair that somebody ever decided about is theirs: it is never proposed again, and never taken away.
    """
    may_propose_links(by).demand()
    one_at_a_time()
    answered = set(LinkDecision.objects.values_list("one_id", "other_id"))
    held = {(row.one_id, row.other_id): row for row in LinkProposal.objects.all()}
    wanted = {each.key: each for each in found if each.key not in answered}
    open_now = not_settled([key for key in wanted if key not in held])
    new = [_row(wanted[key], version, at) for key in open_now]
    changed = [
        _said(held[key], each, version, at)
        for key, each in wanted.items()
        if key in held and _differs(held[key], each)
    ]
    gone = [row.pk for key, row in held.items() if key not in wanted and key not in answered]
    LinkProposal.objects.bulk_create(new, batch_size=AT_ONCE)
    LinkProposal.objects.bulk_update(changed, [*SAID, "model_version", "at"], batch_size=AT_ONCE)
    LinkProposal.objects.filter(pk__in=gone).delete()
    return Kept(len(new), len(changed), len(gone))


def _differs(row: LinkProposal, each: Proposed) -> bool:
    return any(_plain(getattr(row, name)) != _plain(getattr(each, name)) for name in SAID)


def _plain(said: object) -> object:
    return list(said) if isinstance(said, tuple | list) else said


def _said(row: LinkProposal, each: Proposed, version: str, at: datetime) -> LinkProposal:
    for name in SAID:
        setattr(row, name, _plain(getattr(each, name)))
    row.model_version, row.at = version, at
    return row


def _row(each: Proposed, version: str, at: datetime) -> LinkProposal:
    return _said(LinkProposal(one_id=each.one_id, other_id=each.other_id), each, version, at)
