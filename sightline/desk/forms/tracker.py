"""Filters, columns and order of the tracker, read from the address; and keeping them as a view."""

from typing import Any, cast

from django.http import QueryDict

from sightline.access.models import Area, Staff
from sightline.cases.states import Level
from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    DateField,
    Form,
    GetForm,
    ManyField,
    TextField,
    VersionField,
)
from sightline.desk.fields import ALWAYS, every
from sightline.desk.queries.tracked import Wanted
from sightline.desk.states import STAGES, Flag, Order

SINCE = ("since-day", "since-month", "since-year")
KNOWN = ("stage", "level", "worker", "area", *SINCE, "flags", "order", "columns")


def kept_query(given: QueryDict) -> str:
    """Of an address, the names a view is made of, and nothing else that stands in it."""
    kept = QueryDict(mutable=True)
    for name in KNOWN:
        kept.setlist(name, [each[:60] for each in given.getlist(name)[:40] if each])
    return kept.urlencode()


class TrackerFilters(GetForm):
    """Which rows, which columns, in which order."""

    stage = ChoiceField(label="Where it stands", choices=[("", "Anything"), *STAGES], as_select=True)
    level = ChoiceField(label="Level of risk", choices=[("", "Any"), *Level.choices], as_select=True)
    worker = ChoiceField(label="Who works with the child", as_select=True)
    area = ChoiceField(label="Area", as_select=True)
    since = DateField(label="Changed since", past=True)
    order = ChoiceField(label="In which order", choices=Order.choices, as_select=True)
    flags = ManyField(label="To notice", choices=Flag.choices, small=True)
    columns = ManyField(
        label="Columns", choices=lambda: [(k, f.title) for k, f in every().items() if k != ALWAYS], small=True
    )

    def __init__(self, *args: Any, people: list[Staff], areas: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("worker", [("", "Anybody"), *((str(each.pk), each.name) for each in people)])
        self._offer("area", [("", "Any"), *((str(each.pk), each.name) for each in areas)])
        self.full_clean()

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast("ChoiceField", self.fields[name]).choices = choices

    def wanted(self) -> Wanted:
        """The filters, as the query takes them."""
        given = self.chosen()
        return Wanted(
            stage=given.get("stage", ""),
            level=given.get("level", ""),
            worker=given.get("worker", ""),
            area=given.get("area", ""),
            since=given.get("since"),
            flags=tuple(given.get("flags", ())),
            order=Order(given.get("order") or Order.NEWEST),
        )


class ViewForm(Form):
    """A name for what is shown now."""

    name = TextField(label="What is this view called?", max_length=60, help_text="Name no child")
    shared = ConfirmField(text="Share it with my team", required=False)


class ChangeViewForm(Form):
    """Another name, shared or not."""

    version = VersionField()
    name = TextField(label="What is it called?", max_length=60, help_text="Name no child")
    shared = ConfirmField(text="Shared with my team", required=False)
    gone = ConfirmField(text="Remove this view", required=False)
