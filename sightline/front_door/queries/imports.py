"""Reads of imports: saved mappings and what came of files."""

from sightline.core.files.faults import Unreadable
from sightline.core.files.mapping import Mapping, from_document, parse
from sightline.front_door.imports.codes import CONTACTS, ready_made
from sightline.front_door.models import ColumnMapping


def newest_mappings() -> list[ColumnMapping]:
    """The version in use of each saved mapping, by name."""
    return list(ColumnMapping.objects.order_by("name", "-number").distinct("name"))


def mapping_called(name: str) -> tuple[Mapping, ColumnMapping | None]:
    """A saved mapping's newest version, or one that comes with Sightline. Raises Unreadable for neither."""
    saved = ColumnMapping.objects.filter(name=name).order_by("-number").first()
    if saved is not None:
        return from_document(saved.document, CONTACTS), saved
    if name in ready_made():
        return parse(ready_made()[name].read_bytes(), CONTACTS), None
    known = ", ".join(one for one, _ in mapping_choices())
    raise Unreadable(f"There is no mapping called “{name}”. There are: {known}.")


def mapping_choices() -> list[tuple[str, str]]:
    """Every mapping that can be chosen: name and title; a saved one stands before a ready-made one of its name."""
    found = {name: parse(path.read_bytes(), CONTACTS).title for name, path in ready_made().items()}
    found |= {one.name: one.title for one in newest_mappings()}
    return sorted(found.items())
