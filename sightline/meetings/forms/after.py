"""Children talked of, the draft published, a vote taken to the partnership and its answer."""

from typing import Any, cast
from uuid import UUID

from sightline.core.forms import ChoiceField, Form, LongTextField, TextField, VersionField, YesNoField
from sightline.core.words import day
from sightline.meetings.given import NOT_SAID, Talk
from sightline.meetings.models import Meeting
from sightline.meetings.states import Response

RECORD_KIND = "people.sourcerecord"


class TalkForm(Form):
    """What was said of one child, and the response agreed."""

    seen = VersionField()
    response = ChoiceField(
        label="What response was agreed?",
        choices=[("", "None was agreed"), *Response.choices],
        required=False,
    )
    words = LongTextField(label="What was said?", required=False, rows=4, max_length=4000)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not given.get("response") and not given.get("words"):
            self.add_error("words", NOT_SAID)
        return given

    def talk(self, *, about: tuple[UUID, ...], kind: str, key: UUID) -> Talk:
        given = self.cleaned_data
        return Talk(
            about=about, subject_kind=kind, subject_id=key, response=given["response"], words=given["words"]
        )


class ChildTalkForm(TalkForm):
    """The same from the child's page: at which meeting."""

    meeting = ChoiceField(label="At which meeting?", as_select=True)
    field_order = ("seen", "meeting", "response", "words")

    def __init__(self, *args: Any, meetings: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(each.pk): each for each in meetings}
        names = [
            (key, f"{each.title}, {day(each.starts_at)} ({each.reference})")
            for key, each in self.meetings.items()
        ]
        cast("ChoiceField", self.fields["meeting"]).choices = [("", "Choose"), *names]

    def chosen(self) -> Meeting:
        return self.meetings[self.cleaned_data["meeting"]]


class PublishForm(Form):
    """Where the draft may be read."""

    seen = VersionField()
    where = TextField(
        label="Where may anybody read it?", max_length=300, help_text="An address on the web, or a place"
    )
    looked = YesNoField(
        label="Have you looked through it for places and people that are not made public?",
        help_text="Names on the lists of hotspots and suspects are looked for as well; a description is not found so",
    )

    def said(self) -> dict[str, Any]:
        """Where it may be read, that it was looked through, and which version."""
        return {name: self.cleaned_data[name] for name in ("where", "looked", "seen")}


class EscalateForm(Form):
    """Why a vote may result in harm to children."""

    words = LongTextField(
        label="How may this vote result in harm to children?", rows=4, help_text="Name no child"
    )


class EscalationAnswerForm(Form):
    """The partnership's answer."""

    words = LongTextField(label="What does the partnership answer?", rows=4, help_text="Name no child")
