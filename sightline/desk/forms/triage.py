"""What is agreed of one row at a weekly triage: the response, the words, and the level where it may be judged here."""

from datetime import date
from typing import Any, cast
from uuid import UUID

from sightline.cases.given import Judging
from sightline.cases.states import SCALES, Judged, Level, Scale
from sightline.core.forms import ChoiceField, LongTextField, VersionField
from sightline.desk.queries.tracked import Tracked
from sightline.desk.states import RowKind
from sightline.meetings.forms.after import TalkForm
from sightline.meetings.given import Talk

SUBJECTS = {RowKind.CASE: "cases.case", RowKind.REFERRAL: "front_door.contactsubject"}
NO_REASON = "Say why the level is judged so."


class TriageForm(TalkForm):
    """The response and what was said; the level, with its reason."""

    judged_seen = VersionField()
    level = ChoiceField(label="Level of risk, if it is judged here", as_select=True, required=False)
    reason = LongTextField(label="Why this level?", required=False, rows=2, max_length=4000)

    def __init__(self, *args: Any, scale: Scale | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if scale is None:
            del self.fields["level"], self.fields["reason"]
            return
        levels = [(each.value, each.label) for each in SCALES[scale]]
        cast("ChoiceField", self.fields["level"]).choices = [("", "Not judged at this meeting"), *levels]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("level") and not given.get("reason"):
            self.add_error("reason", NO_REASON)
        return given

    def talk_of(self, row: Tracked) -> Talk:
        return self.talk(about=(row.child_id,), kind=SUBJECTS[row.kind], key=row.key)

    def judging(self, *, meeting_id: UUID, on: date) -> Judging | None:
        """The level agreed, at this meeting; none where none was chosen."""
        given = self.cleaned_data
        if not given.get("level"):
            return None
        return Judging(
            what=Judged.LEVEL,
            level=Level(given["level"]),
            reason=given["reason"],
            judged_on=on,
            meeting_id=meeting_id,
        )
