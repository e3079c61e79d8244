"""The buttons of the part that finds people: search, choose, add somebody new, take off again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sightline.access.routes import StaffRequest
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.front_door.forms.people import FindForm, NewPersonForm, born_of
from sightline.front_door.given import Named
from sightline.front_door.pages.picking import Picker, as_key, named_in, picker
from sightline.front_door.queries import employer_of, see_all
from sightline.people.actions.parts import NewName, Particulars
from sightline.people.actions.records import create_source_record
from sightline.people.actions.searching import note_search
from sightline.people.models import SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.states import Sex

FIND, CHOOSE, ADD, OFF = "_find", "_choose", "_add", "_off"
NO_SUCH_PERSON = "That person is not there, or not yours to open. Search again."
NO_EMPLOYER = "Your post names no employer, so nobody can be added in its name. Ask the system administrator."


@dataclass
class Picked:
    """The part of the page with its two forms."""

    picker: Picker
    find: FindForm
    new: NewPersonForm

    @classmethod
    def of(cls, part: Picker, *, draft: Mapping[str, Any] | None = None) -> "Picked":
        """The part with its two forms as a draft holds them, or empty."""
        return cls(part, FindForm(draft=draft), NewPersonForm(draft=draft))


def pick(request: StaffRequest) -> Picked | None:
    """Answer one of the buttons; None where another button was pressed."""
    post = request.POST
    people = named_in(post)
    if FIND in post:
        return _find(request, people)
    if CHOOSE in post:
        return _plain(request, [*people, _chosen(request, post[CHOOSE])])
    if OFF in post:
        return _plain(request, [person for person in people if str(person.record_id) != post[OFF]])
    return _add(request, people) if ADD in post else None


def just_chosen(request: StaffRequest) -> Picked:
    """The part as it was, where a button elsewhere on the page was pressed."""
    typed = {name: request.POST.getlist(name) for name in request.POST}
    return Picked.of(picker(request.viewer, named_in(request.POST)), draft=typed)


def _find(request: StaffRequest, people: list[Named]) -> Picked:
    find = FindForm(request.POST)
    asked = find.asked()
    if asked.empty:
        if not find.errors:
            find.add_error("find_names", "Enter a name, a date of birth, a number or a postcode to search by")
        return Picked(picker(request.viewer, people), find, NewPersonForm())
    slip = note_search(asked=asked, by=request.viewer, at=clock.now())
    new = NewPersonForm(initial=_guess(find, asked))
    return Picked(picker(request.viewer, people, asked=asked, slip=slip), find, new)


def _guess(find: FindForm, asked: Asked) -> dict[str, object]:
    """What was searched for, as a first filling of the form for somebody new."""
    *given, last = asked.names.split() or [""]
    return {
        "new_given": " ".join(given) or last,
        "new_surname": last if given else "",
        "new_born": getattr(find, "cleaned_data", {}).get("find_born"),
        "new_sex": Sex.UNKNOWN,
    }


def _chosen(request: StaffRequest, text: str) -> Named:
    key = as_key(text)
    if key is None or not see_all(request.viewer, [key]):
        raise Refused(NO_SUCH_PERSON, hidden=True)
    return Named(record_id=key)


def _plain(request: StaffRequest, people: list[Named]) -> Picked:
    """The part without results: the search has done its work."""
    once = {person.record_id: person for person in reversed(people)}
    kept = [once.pop(person.record_id) for person in people if person.record_id in once]
    return Picked(picker(request.viewer, kept), FindForm(), NewPersonForm())


def _add(request: StaffRequest, people: list[Named]) -> Picked:
    """Add somebody new; the slip of a search made within the hour must come with it."""
    new, slip = NewPersonForm(request.POST), request.POST.get("_slip", "")
    if new.is_valid():
        try:
            made = add_person(request, new, slip)
            return _plain(request, [*people, Named(record_id=made.pk)])
        except Refused as refused:
            new.add_error(None, refused.sentence)
    find = FindForm(request.POST)
    return Picked(picker(request.viewer, people, asked=find.asked(), slip=slip, adding=True), find, new)


def add_person(request: StaffRequest, new: NewPersonForm, slip: str) -> SourceRecord:
    """Keep the new person as our own agency's record."""
    given = new.cleaned_data
    employer = employer_of(request.viewer)
    if employer is None:
        raise Refused(NO_EMPLOYER)
    made: SourceRecord = create_source_record(
        agency=employer,
        search=slip,
        names=[NewName(given=given["new_given"], surname=given["new_surname"])],
        born=born_of(given["new_born"]),
        particulars=Particulars(sex=given["new_sex"] or Sex.UNKNOWN),
        by=request.viewer,
        at=clock.now(),
    )
    return made
