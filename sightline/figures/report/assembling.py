"""The whole report in its published order."""

from sightline.figures.definitions.printed import CannotRead
from sightline.figures.report import (
    opening,
    part_one_arrangements,
    part_one_cases,
    part_one_contacts,
    part_one_justice,
    part_one_schools,
)
from sightline.figures.report.appendices import appendices
from sightline.figures.report.blocks import Report, Section
from sightline.figures.report.content import Content, Faults, cannot_insert
from sightline.figures.report.earlier import REFERENCE, Beside, beside
from sightline.figures.report.gathering_sql import Gathered
from sightline.figures.report.marking import marked
from sightline.figures.report.part_two import part_two
from sightline.figures.report.writing import Writer

PRINTED = "printed_2023.csv"


def assemble(gathered: Gathered, content: Content) -> Report:
    """Put a report together; raises Faults where its content asks for a number it does not have."""
    faults = cannot_insert(content, gathered.numbers)
    if faults:
        raise Faults(faults)
    writer = Writer(gathered, content)
    sections = [
        *opening.opening(writer),
        _part_one(writer),
        Section("part-two", "Part Two: additional information", (), tuple(part_two(writer))),
    ]
    sections.append(Section("appendices", "Appendices", (), tuple(appendices(writer, _earlier(writer)))))
    numbers = gathered.numbers
    return Report(
        title=f"Child exploitation in {gathered.area}: annual report {numbers.year}",
        area=gathered.area,
        period=str(numbers.year),
        years=writer.years,
        taken_at=gathered.taken_at,
        public=gathered.public,
        publisher=content.publisher,
        contact=content.contact,
        sections=tuple(marked(each, gathered.generated) for each in sections),
        highlights=opening.highlights(writer),
    )


def _part_one(writer: Writer) -> Section:
    sections = [
        *part_one_arrangements.arrangements(writer),
        part_one_contacts.contacts(writer),
        part_one_contacts.follow_up(writer),
        part_one_cases.cases(writer),
        part_one_cases.caseload(writer),
        part_one_cases.children(writer),
        part_one_justice.criminal_justice(writer),
        part_one_justice.suspects(writer),
        part_one_justice.locations(writer),
        part_one_justice.referrals(writer),
        part_one_schools.schools(writer),
        part_one_schools.next_steps(writer),
        part_one_schools.fairness(writer),
    ]
    return Section("part-one", "Part One: profile", (), tuple(each for each in sections if each))


def _earlier(writer: Writer) -> list[Beside]:
    try:
        return beside(writer.numbers, writer.content.printed or REFERENCE / PRINTED)
    except CannotRead as error:
        raise Faults([f"printed.csv: {error}"]) from error
