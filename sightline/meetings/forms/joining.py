"""How people come to a meeting."""

from typing import Any

from sightline.core.forms import ChoiceField, Form, TextField, VersionField
from sightline.core.leave import Refusal
from sightline.meetings.given import NO_PLACE
from sightline.meetings.joining import BY_VIDEO, LONGEST, Mode, link_stands

WHERE_HELP = "The room, for those who come to one"
LINK_HELP = (
    "Begins with https://. Shown only to those named to come and those who run the meeting, and in no message"
)


def mode_field() -> Any:
    return ChoiceField(label="How do people come?", choices=Mode.choices)


def link_field() -> Any:
    return TextField(
        label="Joining link, for those who come by video",
        required=False,
        max_length=LONGEST,
        help_text=LINK_HELP,
    )


def joins(given: dict[str, Any]) -> dict[str, Any]:
    """Where, how and by which link, for a meeting that is called."""
    mode = Mode(given["mode"])
    where = given["where"] or (BY_VIDEO if mode is Mode.VIDEO else "")
    return {"mode": mode, "where": where, "link": given["link"]}


class Joins(Form):
    """Fields of a form that asks how people come, with what is wrong said beside the link."""

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        answer = link_stands(given.get("mode", ""), given.get("link", ""))
        if isinstance(answer, Refusal):
            self.add_error("link", answer.sentence)
        if "where" in self.fields and not given.get("where") and given.get("mode") in (Mode.ROOM, Mode.BOTH):
            self.add_error("where", NO_PLACE)
        return given


class JoiningForm(Joins):
    """How people come, and by which link."""

    version = VersionField()
    mode = mode_field()
    link = link_field()
