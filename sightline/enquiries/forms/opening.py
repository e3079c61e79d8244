"""Opening an enquiry: the concern first, since the standing list goes by it; then the question and whom to ask."""

from typing import Any, cast
from uuid import UUID

from sightline.access.models import SharingAgreement
from sightline.access.states import ConfidentialityBasis, LawfulBasis
from sightline.core.forms import ChoiceField, Form, GetForm, LongTextField, ManyField, TextField
from sightline.enquiries.given import NO_BASIS_WORDS, NOBODY_ASKED, Asking, Somebody, Whom
from sightline.enquiries.states import Concern, Part, Urgency

NAMES = ("name_1", "name_2", "name_3")
ALSO = ("also_1", "also_2", "also_3", "also_4")
CROPPED_UP = [(part.value, part.label) for part in Part if part is not Part.CHILD]
BASES = [(each.value, each.label) for each in LawfulBasis if each is not LawfulBasis.CONSENT]


def agreement_choices(agreements: dict[str, SharingAgreement]) -> list[tuple[str, str]]:
    """Agreements in force, and none."""
    return [("", "None: it rests on the law alone"), *((key, str(each)) for key, each in agreements.items())]


class ConcernForm(GetForm):
    """What kind of concern it is."""

    concern = ChoiceField(
        label="What kind of concern is it?",
        choices=Concern.choices,
        help_text="The standing list of organisations to ask goes by this. You can add to it or take from it",
    )

    def picked(self) -> Concern | None:
        """The concern chosen, once one is."""
        given = self.chosen().get("concern")
        return Concern(given) if given else None


class OpenForm(Form):
    """The question, whom it is about, on what basis, how soon, and whom to ask."""

    children = ManyField(label="Which children is it about?")
    others = ManyField(label="Who else on the contact is it about?", required=False)
    name_1 = TextField(label="A name that has come up", required=False, help_text="As it was said")
    part_1 = ChoiceField(label="What they are", choices=CROPPED_UP, required=False, as_select=True)
    name_2 = TextField(label="A second name", required=False)
    part_2 = ChoiceField(label="What they are", choices=CROPPED_UP, required=False, as_select=True)
    name_3 = TextField(label="A third name", required=False)
    part_3 = ChoiceField(label="What they are", choices=CROPPED_UP, required=False, as_select=True)
    question = LongTextField(
        label="What do you ask?", rows=4, help_text="Every organisation asked reads this, and the names above"
    )
    why = LongTextField(
        label="Why do you ask?",
        rows=3,
        help_text="As much as they need to look in the right place, and no more",
    )
    urgency = ChoiceField(
        label="How soon?",
        choices=Urgency.choices,
        hints={
            "red": "Each organisation is asked to answer today",
            "amber": "Each has one working day to answer",
            "green": "Each has one working day to answer; the enquiry can wait its turn",
        },
    )
    lawful_basis = ChoiceField(
        label="Lawful basis", choices=BASES, initial=LawfulBasis.PUBLIC_TASK, as_select=True
    )
    confidentiality_basis = ChoiceField(
        label="If somebody owes the child or family confidence, on what basis may they answer?",
        choices=ConfidentialityBasis.choices,
        required=False,
        initial="",
        help_text="Health staff are shown this beside the question",
    )
    basis_words = LongTextField(label="Why that is needed here", required=False, rows=2)
    agreement = ChoiceField(label="Sharing agreement it rests on", required=False, as_select=True)
    ask = ManyField(label="Organisations on the standing list", required=False)
    also_1 = ChoiceField(label="Also ask", required=False, as_select=True)
    also_2 = ChoiceField(label="Also ask (second)", required=False, as_select=True)
    also_3 = ChoiceField(label="Also ask (third)", required=False, as_select=True)
    also_4 = ChoiceField(label="Also ask (fourth)", required=False, as_select=True)

    def __init__(
        self,
        *args: Any,
        children: list[tuple[str, str]],
        others: list[tuple[str, str]],
        standing: dict[str, str],
        reasons: dict[str, str],
        elsewhere: dict[str, str],
        agreements: dict[str, SharingAgreement],
        **kwargs: Any,
    ) -> None:
        initial = {"children": [key for key, _ in children], "ask": list(standing)}
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)
        self._offer("children", children)
        self._offer("others", others)
        self._offer("ask", list(standing.items()))
        cast("ManyField", self.fields["ask"]).hints = reasons
        self.agreements = agreements
        self._offer("agreement", agreement_choices(agreements))
        for name in ALSO:
            self._offer(name, [("", "Nobody else"), *elsewhere.items()])
        for number in (1, 2, 3):
            self._offer(f"part_{number}", [("", "Choose"), *CROPPED_UP])
        if not others:
            del self.fields["others"]
        if not standing:
            del self.fields["ask"]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast("ChoiceField", self.fields[name]).choices = choices

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for number in (1, 2, 3):
            if given.get(f"name_{number}") and not given.get(f"part_{number}"):
                self.add_error(f"part_{number}", "Choose what they are")
        if given.get("confidentiality_basis") and not given.get("basis_words"):
            self.add_error("basis_words", NO_BASIS_WORDS)
        if not self.keys():
            self.add_error("ask" if "ask" in self.fields else "also_1", NOBODY_ASKED)
        return given

    def keys(self) -> list[str]:
        """The organisations chosen, each once."""
        given = self.cleaned_data
        return list(
            dict.fromkeys([*given.get("ask", []), *(given[name] for name in ALSO if given.get(name))])
        )

    def asking(self, concern: Concern, parts: dict[str, Part], whom: dict[str, Whom]) -> Asking:
        """The enquiry. `parts` is what each record on the contact is to it."""
        given = self.cleaned_data
        chosen = [*given["children"], *given.get("others", [])]
        about = [Somebody(part=parts[key], record_id=UUID(key)) for key in chosen]
        about += [
            Somebody(part=Part(given[f"part_{number}"]), called=given[f"name_{number}"])
            for number in (1, 2, 3)
            if given.get(f"name_{number}")
        ]
        return Asking(
            concern=concern,
            urgency=Urgency(given["urgency"]),
            question=given["question"],
            why=given["why"],
            about=tuple(about),
            whom=tuple(whom[key] for key in self.keys()),
            lawful_basis=LawfulBasis(given["lawful_basis"]),
            confidentiality_basis=ConfidentialityBasis(given["confidentiality_basis"]),
            basis_words=given["basis_words"],
            agreement=self.agreements.get(given["agreement"]),
        )
