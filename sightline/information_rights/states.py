"""What may be chosen when records are reviewed, and how each class of them comes to its review."""

from enum import StrEnum

from django.db import models

PEOPLE = "child_record"
PAPERS = "working_paper"


class Ground(models.TextChoices):
    """Why records are disposed of: chosen from a list, so that what is left behind names nobody."""

    NO_NEED = (
        "no_need",
        "The review date has passed, and no inquiry, claim, complaint or person is known to need them",
    )
    ARCHIVED = "archived", "The review date has passed, and an archive has taken what should be kept for good"
    PAPERS = "papers", "Working papers: what they led to stands in the records themselves"


class Counted(StrEnum):
    """What a class of record is counted from, as far as this folder works it out."""

    BIRTH = "birth"
    CHANGE = "change"
    ELSEWHERE = "elsewhere"


# Class of the schedule -> how it comes to review, and what the page says of it.
REVIEWED: dict[str, tuple[Counted, str]] = {
    PEOPLE: (Counted.BIRTH, "Person by person. A person decides on each, and a second confirms."),
    PAPERS: (Counted.CHANGE, "All of them up to a day, together. A second person confirms."),
    "intelligence_record": (Counted.ELSEWHERE, "Reviewed where intelligence is kept."),
    "record_of_access": (
        Counted.ELSEWHERE,
        "The sealed lines stay. Words said about a person go with that person’s records.",
    ),
    "staff_record": (Counted.ELSEWHERE, "Names stay with the decisions that carry them."),
    "reference": (Counted.ELSEWHERE, "Stays as long as any record refers to it."),
    "published": (Counted.ELSEWHERE, "Kept for good."),
}


class Correcting(models.TextChoices):
    """What may be put right about somebody's records, each by two people."""

    WRONG_CHILD = "wrong_child", "A contact was recorded on the wrong child"
    FALSE_ACCUSATION = "false_accusation", "An accusation was false: keep it sealed"
    ADOPTION = "adoption", "Adopted: sever the earlier identity from the new one"
    RECOGNITION = "recognition", "Gender recognition: put away earlier names and sex"


SEALS = frozenset({Correcting.FALSE_ACCUSATION, Correcting.ADOPTION})
