"""What is typed to find a person: sent in a form's body and kept with the session. No name stands in an address."""

import secrets
from typing import Any

from django.http import HttpRequest, QueryDict

from sightline.core.forms import GetForm, PartialDate, PartialDateField, TextField
from sightline.core.forms.base import as_query, kept_from
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import UNKNOWN, Born


def as_born(given: PartialDate | None) -> Born:
    return Born(given.year, given.month, given.day) if given else UNKNOWN


def as_partial(born: Born) -> PartialDate | None:
    return PartialDate(born.year, born.month, born.day) if born.year else None


FOUND = "found"  # the part of an address that says which kept search it shows
KEPT = "people.searches"
MOST = 20


def keep_search(request: HttpRequest) -> str:
    """Keep what was typed with the session; the key that stands in addresses in its place."""
    key = secrets.token_urlsafe(9)
    typed = {name: texts for name, texts in kept_from(request.POST).items() if any(texts)}
    before = list(request.session.get(KEPT, {}).items())
    request.session[KEPT] = dict([*before[1 - MOST :], (key, typed)])
    return key


def kept_search(request: HttpRequest) -> dict[str, Any] | None:
    """What was typed into the search that this address shows; none where it is no longer kept."""
    found: dict[str, Any] | None = request.session.get(KEPT, {}).get(request.GET.get(FOUND, ""))
    return found


class SearchForm(GetForm):
    """Anything known: all of it may be partial or misspelt. Filled from a kept search, never from the address."""

    def __init__(self, request: HttpRequest, **kwargs: Any) -> None:
        kept = kept_search(request)
        super().__init__(request, given=as_query(kept) if kept else QueryDict(), **kwargs)
        self.gone = FOUND in request.GET and kept is None

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
