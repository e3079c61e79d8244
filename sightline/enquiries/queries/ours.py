"""What an agency reads of an enquiry it is asked about: the question, its own entries, the outcome."""

from dataclasses import dataclass

from sightline.access.viewer import Viewer
from sightline.enquiries.models import Asked, Conclusion, Naming, Subject, standing
from sightline.enquiries.queries.one import subjects_of
from sightline.enquiries.queries.story import Told, of_asked


@dataclass(frozen=True)
class AskedWhole:
    """One request with what stands behind the agency's own wall."""

    asked: Asked
    subjects: list[tuple[Subject, str]]
    told: list[Told]
    workers: list[str]
    conclusion: Conclusion | None


def asked_whole(viewer: Viewer, asked: Asked) -> AskedWhole:
    """A fixed number of reads."""
    named = standing(Naming.objects.visible_to(viewer).filter(enquiry_id=asked.enquiry_id))
    last = (
        Conclusion.objects.visible_to(viewer).filter(enquiry_id=asked.enquiry_id).order_by("-number").first()
    )
    return AskedWhole(
        asked=asked,
        subjects=subjects_of(viewer, [asked.enquiry_id]).get(asked.enquiry_id, []),
        told=of_asked(viewer, asked.pk),
        workers=[each.staff.name for each in named.select_related("staff").order_by("at", "id")],
        conclusion=last,
    )
