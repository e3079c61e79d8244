"""One's own account and drafts, as plain objects."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.access.models import Draft, Staff
from sightline.access.pages.training import NEVER, standing
from sightline.access.queries import self_of
from sightline.access.viewer import Viewer, roles
from sightline.core import clock, words
from sightline.core.pages import Row


@dataclass(frozen=True)
class DraftLine:
    """One unfinished form."""

    title: str
    path: str
    kept: str
    form: str
    subject: str
    first_words: str


def account_rows(viewer: Viewer) -> list[Row]:
    """Who somebody is here and what that lets them do."""
    staff, employer = self_of(viewer)
    known = roles()
    held = [known[key] for key in dict.fromkeys(viewer.roles)]
    return [
        Row("Name", staff.name),
        Row("E-mail address", staff.email),
        Row("Employer", employer.name if employer else None),
        Row("Post", words.listing(role.title for role in held)),
        Row("What your post is for", " ".join(role.sentence for role in held)),
        Row("Social work registration", _registration(staff), empty="None recorded"),
        Row("Training in sharing information", standing(staff, on=clock.today()), empty=NEVER),
    ]


def _registration(staff: Staff) -> str:
    if not staff.social_work_number:
        return ""
    checked = words.day(staff.registration_checked_on)
    return f"{staff.social_work_number}, " + (f"checked on {checked}" if checked else "not checked yet")


def draft_lines(drafts: Iterable[Draft]) -> list[DraftLine]:
    """Drafts as lines, with the first words typed so that the writer knows which is which."""
    return [
        DraftLine(
            title=draft.title or "Unfinished page",
            path=draft.path,
            kept=words.moment(draft.changed_at),
            form=draft.form,
            subject=str(draft.subject_id or ""),
            first_words=_first_words(draft),
        )
        for draft in drafts
    ]


def _first_words(draft: Draft) -> str:
    texts = [text for values in draft.fields.values() for text in values if isinstance(text, str)]
    longest = max(texts, key=len, default="").strip().replace("\n", " ")
    return longest if len(longest) <= 80 else f"{longest[:80]}…"
