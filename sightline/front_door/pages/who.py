"""Whose page it is: the children by name, on every page of a contact."""

from dataclasses import dataclass

from sightline.front_door.models import Contact
from sightline.front_door.pages.lists import who_it_is_about
from sightline.front_door.queries import subjects_of
from sightline.front_door.states import SubjectRole


@dataclass(frozen=True)
class Who:
    """What the frame of a page shows."""

    who: str


def who(contact: Contact) -> Who:
    """The children, else what is known instead."""
    names = [name for row, name in subjects_of(contact) if row.role == SubjectRole.CHILD]
    return Who(who_it_is_about(contact, names))
