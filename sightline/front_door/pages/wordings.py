"""Scripts and lists of words as their pages show them."""

from dataclasses import dataclass

from sightline.core.words import listing
from sightline.front_door.queries.wordings import last_numbers
from sightline.front_door.wording_content import BLOCKS, OPENING, Entry, blocks, entries, title_of
from sightline.front_door.wordings import LANGUAGE, LISTS, PARTS, TERMS, Content, Version, in_use

HEADS = {
    TERMS: ("Word", "Group", "Other forms"),
    LANGUAGE: ("Words", "Why not", "What to write instead"),
    OPENING: ("Part", "Who rings", "What to ask and to say"),
}


@dataclass(frozen=True)
class PartLine:
    """One script or list, with the version in use."""

    part: str
    title: str
    used: str
    waits: int


@dataclass(frozen=True)
class EntryLine:
    """One entry with what a reader needs of it."""

    key: str
    title: str
    about: str
    more: str


@dataclass(frozen=True)
class Block:
    """Entries that stand together; `new` is the key by which another is added."""

    title: str
    new: str
    lines: list[EntryLine]
    heads: tuple[str, str, str] = ("Question", "Answers", "What the page says")


def part_lines() -> list[PartLine]:
    """Every script and list: two reads."""
    used, last = in_use(PARTS), last_numbers()
    return [
        PartLine(part, title, _used(used[part]), last[part] - used[part].number)
        for part, title in PARTS.items()
    ]


def _used(version: Version) -> str:
    return f"Version {version.number}" if version.number else f"As it ships ({version.name})"


def blocks_of(part: str, content: Content) -> list[Block]:
    """Every entry of a version, in blocks."""
    every = entries(part, content)
    if part in LISTS:
        return [Block("The list", "", [_line(part, key, entry) for key, entry in every.items()], HEADS[part])]
    first = [_line(part, OPENING, every[OPENING])] if OPENING in every else []
    made = [Block("How to take this call", "", first, HEADS[OPENING])]
    for block in blocks(part):
        held = [_line(part, key, entry) for key, entry in every.items() if key.startswith(f"{block}.")]
        made.append(Block(BLOCKS[block], f"{block}.", held))
    return made


def _line(part: str, key: str, entry: Entry) -> EntryLine:
    title = title_of(part, entry)
    if part == TERMS:
        return EntryLine(key, title, entry["group"], listing(entry["also"]))
    if part in LISTS:
        return EntryLine(key, listing(entry["phrases"]), entry["why"], entry["instead"])
    if key == OPENING:
        return EntryLine(key, title, entry["hint"], " ".join(entry["opening"]))
    answers = entry.get("answers", [])
    said = [f"{each['words']}: {each['alert']['say']}" for each in answers if each.get("alert")]
    return EntryLine(key, title, listing([each["words"] for each in answers]) or "In words", " ".join(said))
