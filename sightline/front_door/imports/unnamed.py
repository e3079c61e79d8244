"""What is held of rows that were not kept: nothing that says who told without a name (IS-13), and of a return no more
than is read of it."""

from collections.abc import Iterator

from sightline.core.files.mapping import Mapping
from sightline.core.files.mending import Given, Line
from sightline.core.files.text import key, readings
from sightline.front_door.imports.codes import CONTACTS, known_words
from sightline.front_door.states import Source

TELLER = ("referrer_name", "referrer_role", "referrer_organisation", "referrer_details")


def as_may_be_kept(rows: dict[Line, Given], mapping: Mapping) -> dict[Line, Given]:
    """The rows of contacts without who told; of another table, the columns that are read."""
    if mapping.facts is CONTACTS:
        return without_teller(rows, mapping)
    read = {key(heading) for heading in mapping.headings()}
    return {line: [cell for cell in cells if key(cell[0]) in read] for line, cells in rows.items()}


def without_teller(rows: dict[Line, Given], mapping: Mapping) -> dict[Line, Given]:
    """The rows as they were sent, save the cells about whoever told, where the row says they gave no name."""
    hidden = _headings(mapping, TELLER)
    return {
        number: [(heading, "" if key(heading) in hidden else text) for heading, text in cells]
        if Source.ANONYMOUS in _sources(cells, mapping)
        else cells
        for number, cells in rows.items()
    }


def _headings(mapping: Mapping, names: tuple[str, ...]) -> set[str]:
    return {key(heading) for name in names for heading in mapping.columns.get(name, ())}


def _sources(cells: Given, mapping: Mapping) -> Iterator[str]:
    """What the row, or the mapping for every row, says the source is."""
    own, words = mapping.values.get("source", {}), known_words("source")
    wanted = _headings(mapping, ("source",))
    for text in (text for heading, text in cells if text and key(heading) in wanted):
        found = next((words[each] for each in readings(text) if each in words), own.get("*", ""))
        yield own.get(key(text), found)
    yield mapping.fixed.get("source", "")
