"""One entry of a script or of a list of words, as a form; what was typed becomes an entry again."""

from typing import Any, ClassVar

from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    Form,
    LongTextField,
    NumberField,
    TextField,
    VersionField,
)
from sightline.front_door.terms import KINDS
from sightline.front_door.wording_content import Entry, answer_codes, kept_codes
from sightline.front_door.wordings import LANGUAGE, TERMS

ANSWERS = range(1, 8)


def lines(text: str) -> list[str]:
    """What stands on each line that has anything."""
    return [line for each in text.split("\n") if (line := " ".join(each.split()))]


class WordingForm(Form):
    """What every change has: who decided it, and the version it was made from. The other fields are the entry's own."""

    a_line_each: ClassVar[tuple[str, ...]] = ()  # fields that hold a list, one a line
    seen = VersionField()
    why = TextField(
        label="Who decided this, and when", max_length=300, blank="Enter who decided this, and when"
    )
    off = ConfirmField(
        label="Take it off", text="Take it off. Contacts keep what was asked and found", required=False
    )

    @classmethod
    def initial_of(cls, entry: Entry) -> dict[str, Any]:
        """An entry as the form shows it."""
        return {**entry, **{name: "\n".join(entry.get(name) or []) for name in cls.a_line_each}}

    def entry(self) -> Entry | None:
        """What was typed, as an entry; None to take it off."""
        return None if self.cleaned_data.get("off") else self._entry()

    def _entry(self) -> Entry:
        own = {
            name: self.cleaned_data[name] for name in self.base_fields if name not in WordingForm.base_fields
        }
        return {name: lines(value) if name in self.a_line_each else value for name, value in own.items()}

    @property
    def at_place(self) -> int:
        """Where it stands among its kind; 0 is the end."""
        return int(self.cleaned_data.get("place") or 0)


class OpeningForm(WordingForm):
    """How a call of this kind is taken: what stands above its questions."""

    off = None  # type: ignore[assignment]
    a_line_each = ("opening",)
    hint = TextField(label="Who rings", help_text="Shown beside the kind of call in the list", max_length=200)
    opening = LongTextField(
        label="How to take this call", help_text="One piece of advice a line", rows=6, max_length=3000
    )
    note = LongTextField(label="A note that stays on the contact", required=False, rows=2, max_length=500)


class QuestionForm(WordingForm):
    """One question, its answers, and what the page says when one is chosen."""

    ask = TextField(label="The question", max_length=300)
    hint = TextField(label="A hint", required=False, max_length=300)
    place = NumberField(label="Its place among these questions", required=False, least=1, most=20, width=3)
    code = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in ANSWERS:
            self.fields[f"a{n}"] = TextField(label=f"Answer {n}", required=False, max_length=100)
            self.fields[f"say{n}"] = LongTextField(
                label=f"What the page says when answer {n} is chosen", required=False, rows=2, max_length=500
            )
            self.fields[f"source{n}"] = TextField(
                label=f"Its source, answer {n}", required=False, max_length=200
            )
            self.fields[f"think{n}"] = ConfirmField(
                label=f"Think again, answer {n}",
                text="It asks the person to think again how soon",
                required=False,
            )
            for name in (f"a{n}", f"say{n}", f"source{n}"):
                self.fields[name].optional_suffix = False  # type: ignore[attr-defined]

    @classmethod
    def initial_of(cls, entry: Entry) -> dict[str, Any]:
        made = {"ask": entry.get("ask", ""), "hint": entry.get("hint", "")}
        for n, each in enumerate(entry.get("answers", []), 1):
            alert = each.get("alert") or {}
            made |= {f"a{n}": each["words"], f"think{n}": bool(alert.get("think"))}
            made |= {f"say{n}": alert.get("say", ""), f"source{n}": alert.get("source", "")}
        return made

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for n in ANSWERS:
            if given.get(f"say{n}") and not given.get(f"a{n}"):
                self.add_error(f"a{n}", f"Enter answer {n}, or take away what the page says")
            if bool(given.get(f"say{n}")) != bool(given.get(f"source{n}")):
                self.add_error(
                    f"source{n}", f"Enter what the page says and its source, or neither, for answer {n}"
                )
        return given

    def _entry(self) -> Entry:
        given, held = self.cleaned_data, self.initial.get("answers") or []
        asked = [(n, given[f"a{n}"]) for n in ANSWERS if given[f"a{n}"]]
        kept = zip(kept_codes(held, asked), (words for _, words in asked), strict=True)
        codes = answer_codes(list(kept))
        answers = [self._answer(n, code, words) for (n, words), code in zip(asked, codes, strict=True)]
        made = {"ask": given["ask"], "answers": answers, **({"hint": given["hint"]} if given["hint"] else {})}
        return made if answers else {name: made[name] for name in made if name != "answers"}

    def _answer(self, n: int, code: str, words: str) -> Entry:
        given = self.cleaned_data
        if not given[f"say{n}"]:
            return {"code": code, "words": words}
        alert = {"say": given[f"say{n}"], "source": given[f"source{n}"], "think": bool(given[f"think{n}"])}
        return {"code": code, "words": words, "alert": alert}


class TermForm(WordingForm):
    """One word that may speak of exploitation."""

    a_line_each = ("also",)
    term = TextField(label="The word or phrase", max_length=80)
    also = LongTextField(
        label="Other forms of it", required=False, rows=3, max_length=600,
        help_text="One a line. Endings such as -s, -ed and -ing are found without it",
    )  # fmt: skip
    kind = ChoiceField(
        label="How it is explained to the reader",
        choices=list(KINDS.items()),
        blank="Choose how it is explained",
    )
    group = TextField(label="Its group", max_length=60)


class RewordingForm(WordingForm):
    """Words that blame a child, and others for them."""

    phrases = LongTextField(
        label="The words, in each of their forms", rows=3, max_length=600, help_text="One a line"
    )
    reason = TextField(label="Why not", max_length=200)
    instead = TextField(label="What to write instead", max_length=300)

    @classmethod
    def initial_of(cls, entry: Entry) -> dict[str, Any]:
        shown = {"phrases": "\n".join(entry.get("phrases") or []), "instead": entry.get("instead", "")}
        return {**shown, "reason": entry.get("why", "")}

    def _entry(self) -> Entry:
        given = self.cleaned_data
        return {"phrases": lines(given["phrases"]), "why": given["reason"], "instead": given["instead"]}


class WhyForm(Form):
    """Why an earlier version comes back."""

    why = TextField(
        label="Who decided this, and when", max_length=300, blank="Enter who decided this, and when"
    )


class PutInUseForm(Form):
    """What the second person says of the changes."""

    seen = VersionField()
    words = TextField(label="What you say to it", required=False, max_length=300)


def form_of(part: str, key: str) -> type[WordingForm]:
    """The form of an entry of a part."""
    if part in (TERMS, LANGUAGE):
        return TermForm if part == TERMS else RewordingForm
    return OpeningForm if key == "opening" else QuestionForm
