"""Disposals that wait for a second person, and what is left of those that were done."""

from django.db.models import QuerySet

from sightline.information_rights.models import DisposalProposal, Tombstone


def proposed() -> QuerySet[DisposalProposal]:
    """Every proposal still there, with who made it."""
    return DisposalProposal.objects.select_related("by").order_by("at", "id")


def waiting() -> QuerySet[DisposalProposal]:
    """Those nobody has answered, oldest first. Those about papers stay when they are done; the tombstone says so."""
    done = Tombstone.objects.values("proposal_id")
    return proposed().filter(refused=None).exclude(pk__in=done)


def tombstones() -> QuerySet[Tombstone]:
    """What stands where records were, newest first."""
    return Tombstone.objects.select_related("by", "proposed_by").order_by("-at", "id")
