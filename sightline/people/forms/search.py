"""What is typed to find a person."""

from sightline.core.forms import GetForm, PartialDate, PartialDateField, TextField
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import UNKNOWN, Born


def as_born(given: PartialDate | None) -> Born:
    return Born(given.year, given.month, given.day) if given else UNKNOWN


def as_partial(born: Born) -> PartialDate | None:
    return PartialDate(born.year, born.month, born.day) if born.year else None


class SearchForm(GetForm):
    """Anything known: all of it may be partial or misspelt."""

    names = TextField(
        label="Name",
        required=False,
        help_text="Any part, in any order: a given name, a surname, a name they use. Spelling may be wrong.",
        max_length=2000,
    )
    born = PartialDateField(
        label="Date of birth",
        required=False,
        help_text="If you only know the year, or the month and year, enter that.",
    )
    identifier = TextField(
        label="Identifier",
        required=False,
        help_text="An NHS number, a pupil number, or any agency’s reference. One character may be wrong.",
        width=20,
    )
    postcode = TextField(label="Postcode", required=False, width=10)

    def asked(self) -> Asked:
        """The search, as far as it could be read."""
        given = self.cleaned_data
        return Asked(
            names=given.get("names") or "",
            born=as_born(given.get("born")),
            identifier=given.get("identifier") or "",
            postcode=given.get("postcode") or "",
        )
