"""Fields say in words what is wrong and where, and keep all that was typed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import formset_factory
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from sightline.core import forms
from sightline.core.forms import both_texts
from sightline.core.forms.base import as_words, kept_from
from sightline.core.forms.dates import read_time
from sightline.core.forms.rendering import errors_of, field_of
from sightline.core.forms.text import tidy
from sightline.core.versions import Conflict


class Everything(forms.Form):
    """One of each."""

    name = forms.TextField(label="Name", width=20)
    mail = forms.EmailField(label="E-mail address", required=False)
    children = forms.NumberField(label="Number of children", most=20, required=False)
    told = forms.LongTextField(label="What were you told?", max_length=20, required=False)
    born = forms.PartialDateField(label="Date of birth", past=True, required=False)
    seen = forms.DateField(label="Date last seen", past=True, required=False)
    due = forms.DateField(label="Date due", future=True, required=False)
    came = forms.MomentField(label="When it came in", past=True, required=False)
    urgency = forms.ChoiceField(label="How urgent is it?", choices=[("red", "Red"), ("amber", "Amber")])
    agency = forms.ChoiceField(
        label="Agency", choices=[("a", "Police"), ("b", "School")], as_select=True, required=False
    )
    factors = forms.ManyField(label="Factors", choices=[("x", "One"), ("y", "Two")], required=False)
    agreed = forms.YesNoField(label="Was the family told?", unknown="Not known", required=False)
    sure = forms.ConfirmField(text="I have checked", required=False)
    file = forms.FileField(label="File", most=1_000_000, required=False)
    version = forms.VersionField()


def mistakes(**given: str) -> dict[str, list[str]]:
    form = Everything({"name": "A", "urgency": "red", **given})
    return {name: [str(text) for text in texts] for name, texts in form.errors.items()}


def answer(name: str, **given: str) -> Any:
    form = Everything({"name": "A", "urgency": "red", **given})
    assert form.is_valid(), form.errors
    return form.cleaned_data[name]


def parts(name: str, *values: str) -> dict[str, str]:
    return dict(zip([f"{name}-{part}" for part in ("day", "month", "year", "time")], values, strict=False))


def test_an_empty_post_is_still_a_post() -> None:
    form = Everything.of(RequestFactory().post("/", {}))
    assert form.errors["name"] == ["Enter name"]
    assert form.errors["urgency"] == ["Answer: How urgent is it?"]
    assert Everything.of(RequestFactory().get("/")).errors == {}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"mail": "no"}, "Enter an e-mail address in the right form, like name@example.org"),
        ({"children": "1.5"}, "Number of children must be a whole number, like 12"),
        ({"children": "21"}, "Number of children must be between 0 and 20"),
        ({"told": "x" * 21}, "What were you told? must be 20 characters or fewer. It is 21. Nothing was cut"),
        (parts("seen", "31", "2", "2026"), "Date last seen must be a real date, like 27 3 2026"),
        (parts("seen", "1", "", "2026"), "Date last seen must include a month"),
        (parts("seen", "", "", "2026"), "Date last seen must include a day and a month"),
        (parts("seen", "5", "3", "2026"), "Date last seen must be today or in the past"),
        (parts("due", "3", "3", "2026"), "Date due must be today or in the future"),
        (parts("seen", "1", "1", "26"), "Date last seen must be a real date, like 27 3 2026"),
        (parts("born", "4", "", "2010"), "Date of birth must include a month where it has a day"),
        (parts("born", "", "", "2027"), "Date of birth must be today or in the past"),
        (parts("came", "1", "3", "2026", ""), "When it came in must include a time, like 2:05pm or 14:05"),
        (parts("came", "1", "3", "2026", "25:00"), "The time must be like 2:05pm or 14:05"),
        (parts("came", "4", "3", "2026", "11:00"), "When it came in must be in the past"),
        (
            parts("came", "30", "3", "2025", "1:30am"),
            "The clocks went forward then: that time did not exist. Give a later one",
        ),
        ({"urgency": "purple"}, "Choose one from the list"),
        ({"version": "x"}, "Enter a whole number."),
    ],
)
def test_mistakes_are_said_in_words(given: dict[str, str], said: str, fixed_clock: datetime) -> None:
    assert said in [text for texts in mistakes(**given).values() for text in texts]


def test_right_answers_come_out_right(fixed_clock: datetime) -> None:
    assert answer("seen", **parts("seen", "4", "March", "2026")) == date(2026, 3, 4)
    assert answer("born", **parts("born", "", "", "2010")) == forms.PartialDate(2010)
    assert str(answer("born", **parts("born", "", "mar", "2010"))) == "March 2010"
    assert answer("born", **parts("born", "4", "3", "2010")).whole() == date(2010, 3, 4)
    assert answer("born", **parts("born", "4", "3", "2010")).iso() == "2010-03-04"
    summer = answer("came", **parts("came", "1", "7", "2025", "2:05pm"))
    assert summer == datetime(2025, 7, 1, 13, 5, tzinfo=UTC)
    twice = answer("came", **parts("came", "26", "10", "2025", "1:30am"))
    assert twice == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)
    assert answer("children", children="1,2") == 12
    assert answer("agreed", agreed="no") is False
    assert answer("agreed", agreed="unknown") is None
    assert answer("version", version="3") == 3


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("2:05pm", 14, 5),
        ("2.05 pm", 14, 5),
        ("14:05", 14, 5),
        ("1405", 14, 5),
        ("12am", 0, 0),
        ("noon", 12, 0),
    ],
)
def test_times_as_people_write_them(text: str, hour: int, minute: int) -> None:
    found = read_time(text)
    assert found is not None
    assert (found.hour, found.minute) == (hour, minute)


@pytest.mark.parametrize("text", ["", "2", "13pm", "24:00", "9:61", "later"])
def test_what_is_no_time(text: str) -> None:
    assert read_time(text) is None


def test_each_mistake_leads_to_its_place(fixed_clock: datetime) -> None:
    form = Everything(
        {"urgency": "", **parts("came", "1", "3", "2026", "x"), **parts("seen", "31", "2", "2026")}
    )
    places = {each["text"]: each.get("href") for each in errors_of(form)}
    assert places["Enter name"] == "#name"
    assert places["The time must be like 2:05pm or 14:05"] == "#came-time"
    assert places["Date last seen must be a real date, like 27 3 2026"] == "#seen-day"
    assert places["Answer: How urgent is it?"] == "#urgency"


def test_mistakes_of_several_forms_come_together() -> None:
    rows = formset_factory(Everything, extra=1)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-name": "A"}
    )
    rows.is_valid()
    assert {"text": "Answer: How urgent is it?", "href": "#id_form-0-urgency"} in errors_of(
        Everything({}), rows
    )
    assert errors_of(None, Everything()) == []


def test_all_that_was_typed_comes_back(fixed_clock: datetime) -> None:
    typed = {"name": "", "told": "x" * 400, **parts("seen", "99", "x", "2026"), "factors": "y"}
    form = Everything(typed)
    assert field_of(form["told"])["params"]["value"] == "x" * 400
    assert [item["value"] for item in field_of(form["seen"])["params"]["items"]] == ["99", "x", "2026"]


def test_a_draft_fills_the_page_without_complaint() -> None:
    kept: Mapping[str, Any] = {"name": ["Ann"], "factors": ["x", "y"], "seen-day": ["3"], "agreed": ["no"]}
    form = Everything(draft=kept)
    assert not form.is_bound
    assert field_of(form["name"])["params"]["value"] == "Ann"
    assert [item["checked"] for item in field_of(form["factors"])["params"]["items"]] == [True, True]
    assert [item["checked"] for item in field_of(form["agreed"])["params"]["items"]] == [False, True, False]
    assert field_of(form["seen"])["params"]["items"][0]["value"] == "3"
    assert form.errors == {}


def test_what_is_kept_of_a_post() -> None:
    post = (
        RequestFactory().post("/", {"csrfmiddlewaretoken": "t", "_keep": "1", "a": "1", "b": ["x", "y"]}).POST
    )
    assert kept_from(post) == {"a": ["1"], "b": ["x", "y"]}


def test_what_was_typed_as_words(fixed_clock: datetime) -> None:
    form = Everything({"name": "Ann", "agency": "b", "factors": "y", **parts("seen", "4", "3", "2026")})
    assert form.typed() == {
        "Name": "Ann",
        "Agency": "School",
        "Factors": "Two",
        "Date last seen": "4 March 2026",
    }
    assert as_words(form["urgency"]) == ""


def test_two_savings_stand_under_the_labels_and_the_form_goes_on(fixed_clock: datetime) -> None:
    typed = {"name": "Ann", "factors": "y", "agreed": "yes", "version": "1"}
    saved: dict[str, Any] = {
        "name": "Ben",
        "mail": "ben@example.org",
        "agency": "b",
        "factors": ["x", "y"],
        "told": None,
    }
    saved |= {"agreed": False, "seen": date(2026, 3, 1), "sure": True, "elsewhere": "no field of this form"}
    form = Everything(typed | parts("seen", "4", "3", "2026"))
    shown = both_texts(Conflict(saved, {}, "Ben", 4), form)
    theirs = {"Name": "Ben", "E-mail address": "ben@example.org", "What were you told?": ""}
    theirs |= {"Date last seen": "1 March 2026", "Agency": "School", "Factors": "One, Two"}
    theirs |= {"Was the family told?": "No", "I have checked": "Yes"}
    mine = {"Name": "Ann", "Date last seen": "4 March 2026", "Factors": "Two", "Was the family told?": "Yes"}
    assert shown == Conflict(theirs, dict.fromkeys(theirs, "") | mine, "Ben", 4)
    assert form["version"].value() == "4"
    assert form["name"].value() == "Ann"


def test_the_number_that_goes_on_may_be_another_or_none() -> None:
    class Two(Everything):
        source = forms.VersionField()

    two = Two({"name": "Ann", "version": "1", "source": "1"})
    both_texts(Conflict({}, {}, "Ben", 4), two, "source")
    assert (two["version"].value(), two["source"].value()) == ("1", "4")
    none = forms.Form({})
    assert both_texts(Conflict({"name": "Ben"}, {}, "Ben", 4), none) == Conflict({}, {}, "Ben", 4)
    assert dict(none.data) == {}


def test_a_file_may_be_too_large_or_empty() -> None:
    large = SimpleUploadedFile("a.csv", b"x" * 1_000_001)
    form = Everything({"name": "A", "urgency": "red"}, {"file": large})
    assert form.errors["file"] == ["The file must be smaller than 1 MB"]
    empty = Everything({"name": "A", "urgency": "red"}, {"file": SimpleUploadedFile("a.csv", b"")})
    assert empty.errors["file"] == ["The file is empty. Choose another"]


def test_unseen_characters_go_and_everything_else_stays() -> None:
    assert tidy("Zoe\u0308\x00 \u202eevil\u202c\r\nمرحبا\t\U0001f600") == "Zoë evil\nمرحبا\t\U0001f600"


@given(st.text(max_size=300))
def test_any_text_is_taken_or_refused_in_words(text: str) -> None:
    names = [name for name in Everything.base_fields if name != "file"]
    given_ = dict.fromkeys(names, text)
    given_ |= {
        f"{name}-{part}": text
        for name in ("born", "seen", "due", "came")
        for part in ("day", "month", "year", "time")
    }
    form = Everything(given_)
    form.is_valid()
    for bound in form:
        field_of(bound)
    assert all(isinstance(each["text"], str) for each in errors_of(form))


def test_filters_read_the_address_and_leave_mistakes_out() -> None:
    class Filter(forms.GetForm):
        name = forms.TextField(label="Name")
        closed = forms.ConfirmField(text="Closed")
        born = forms.DateField(label="Born")

    form = Filter(RequestFactory().get("/", {"name": "x", "born-day": "99"}))
    assert form.chosen() == {"name": "x"}
    assert form.errors["born"]
    assert "optional" not in field_of(form["name"])["params"]["label"]["text"]
