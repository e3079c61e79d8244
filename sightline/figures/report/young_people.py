"""The page for young people: what the report says, in plain words, from the same protected numbers."""

from sightline.figures.definitions.periods import Period
from sightline.figures.report.blocks import Section
from sightline.figures.report.writing import Writer

QUESTIONS = {
    "how-many": "How many young people was somebody worried about?",
    "who": "Does it only happen to girls?",
    "helped": "What happens when somebody tells?",
    "police": "Do the police do something?",
    "told": "If I tell someone, will I hear back?",
    "privacy": "Why are some numbers missing?",
}


def facts(writer: Writer) -> list[Section]:
    """Questions and their answers; one whose number cannot be shown is left out."""
    asked = {
        "how-many": (("how_many", "noticed"), ("contacts.exploitation", "contacts.children"), writer.year),
        "who": (("anyone", "age"), ("profile.mean_age",), writer.span),
        "helped": (("helped", "cases"), ("cases.opened", "cases.open_at_end"), writer.year),
        "police": (("police",), ("justice.crimes",), writer.span),
        "told": (("told",), ("contacts.referrer_told",), writer.year),
        "privacy": (("privacy",), (), writer.year),
    }
    return [
        Section(key, QUESTIONS[key], tuple(writer.say(f"young.{name}") for name in said))
        for key, (said, names, period) in asked.items()
        if all(_known(writer, name, period) for name in names)
    ]


def _known(writer: Writer, name: str, period: Period) -> bool:
    numbers = writer.numbers
    return numbers.supplied(name) and numbers.number(name, "", period).value is not None
