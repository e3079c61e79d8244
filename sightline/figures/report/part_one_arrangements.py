"""Part One, before any number: how organisations work together, and what the profile asks."""

from sightline.figures.charts.windscreen import windscreen
from sightline.figures.definitions.catalogue import figures
from sightline.figures.report.blocks import Column, Section, Table
from sightline.figures.report.labels import label
from sightline.figures.report.writing import Writer

LEVELS = (
    ("Universal", "Needs are met by services that every child has; nothing more is required."),
    (
        "Vulnerable",
        "Early signs. One agency gives extra help, with an early help assessment where it is needed.",
    ),
    ("Complex", "Likely to grow acute without targeted help; several agencies work together."),
    ("Acute", "Exploitation is known or suspected, and protection is urgent; several agencies act at once."),
)
QUESTIONS = (
    "How many contacts had indicators of exploitation, and has their number changed?",
    "Who made them, what was decided, and was the person who made contact told?",
    "Was everything that was asked of another organisation answered?",
    "Who are the children who were supported, and what do we know of their lives at home and at school?",
    "How many were at risk, and how many had been harmed?",
    "Which crimes were investigated, where, who was suspected, and what came of it?",
    "What do schools and colleges see, and what do they do?",
)


def arrangements(writer: Writer) -> list[Section]:
    """The sections before the first number."""
    return [
        writer.section("arrangements", "Multi-agency arrangements", writer.say("arrangements.what")),
        _threshold(writer),
        writer.section("front-door", "The front door", writer.say("front_door.what")),
        writer.section("pathway", "The exploitation pathway", writer.say("pathway.what")),
        writer.section("questions", "Questions this profile answers", writer.words(QUESTIONS)),
    ]


def _threshold(writer: Writer) -> Section:
    """Diagram 1: the four levels and the ten factors."""
    columns = (Column("Level", numeric=False), Column("What it means", numeric=False))
    factor = figures()["schools.indicators"]
    return writer.section(
        "threshold",
        "Threshold guidance",
        writer.say("threshold.what"),
        writer.picture("diagram-1", "Continuum of need", windscreen(), (), place="Diagram 1"),
        Table("levels", "", "The four levels of need", columns, LEVELS),
        writer.say("threshold.factors"),
        writer.words([label(factor, each) for each in factor.parts or ()]),
    )
