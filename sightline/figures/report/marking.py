"""The mark of a demonstration beside every number that no record stands behind (docs/decisions/0121)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sightline.figures.definitions.catalogue import Figure, figures
from sightline.figures.definitions.reading.generated import SENTENCE
from sightline.figures.definitions.tables import tables
from sightline.figures.report.blocks import Block, Bullets, Notice, Paragraph, Picture, Section, Table


def made_up(generated: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The figures that are counted from columns that were made up."""
    return frozenset(name for name, figure in figures().items() if _is_made_up(figure, generated))


def _is_made_up(figure: Figure, generated: Mapping[str, Sequence[str]]) -> bool:
    for table in figure.needs:
        columns = set(generated.get(table, ()))
        whole = columns.issuperset(column.name for column in tables()[table].columns)
        if whole or any(re.search(rf"\b{column}\b", figure.sql) for column in columns):
            return True
    return False


def marked(section: Section, names: frozenset[str]) -> Section:
    """The section with the mark under each table and chart, and above sentences, that a made-up figure stands in."""
    blocks = tuple(_marked(each, names) for each in section.blocks)
    said = any(
        isinstance(each, Paragraph | Bullets) and names.intersection(each.figures) for each in section.blocks
    )
    notice = (Notice("generated", SENTENCE),) if said else ()
    under = tuple(marked(each, names) for each in section.sections)
    return replace(section, blocks=(*notice, *blocks), sections=under)


def _marked(block: Block, names: frozenset[str]) -> Block:
    if isinstance(block, Table) and names.intersection(block.figures):
        return replace(block, notes=(*block.notes, SENTENCE))
    if isinstance(block, Picture) and names.intersection(block.figures):
        return replace(block, note=f"{block.note} {SENTENCE}".strip())
    return block
