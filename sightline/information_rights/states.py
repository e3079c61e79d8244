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
    "review_record": (
        Counted.ELSEWHERE,
        "Reviewed by the keeper of each review. Words go when whoever told them takes them back.",
    ),
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


DISPOSING = 7602  # whose turn it is to dispose, hold or correct; the functions of the database take it too
SEALS = frozenset({Correcting.FALSE_ACCUSATION, Correcting.ADOPTION})


class Requester(models.TextChoices):
    """Who asks for records."""

    PERSON = "person", "The person the records are about"
    PARENT = "parent", "A parent, for a child"
    AGENT = "agent", "Somebody acting for the person"
    SOLICITOR = "solicitor", "A solicitor"
    POLICE = "police", "The police"
    PROSECUTION = "prosecution", "The prosecution"
    COURT = "court", "A court"


OF_RIGHT = frozenset({Requester.PERSON, Requester.PARENT, Requester.AGENT, Requester.SOLICITOR})


class Step(models.TextChoices):
    """What may happen to a request on its way."""

    STOPPED = "stopped", "Identity, authority or clarification asked for: the clock stops"
    GOES_ON = "goes_on", "Answered: the clock goes on"
    EXTENDED = "extended", "Extended by two months, and the requester told why"
    SHOWN = "shown", "Identity and authority shown: what was seen, and by whom"
    NOT_SHOWN = "not_shown", "They have no authority, or the person must be protected from them"
    CONSULTED = "consulted", "Another controller was asked"
    COLLECTED = "collected", "Records were collected"
    SEARCHED = "searched", "What was searched, and what was reasonable"
    CLOSED = "closed", "Closed without a pack: why, and that the requester was told"


# What somebody may write down by themselves; the others are written by what they name.
SAID = (Step.STOPPED, Step.GOES_ON, Step.EXTENDED, Step.SHOWN, Step.NOT_SHOWN, Step.SEARCHED, Step.CLOSED)


class Shut(models.TextChoices):
    """Why a line is read only by those who may read what it was taken from."""

    OPEN = "", "Read by those who answer requests"
    FEW = "few", "Only few may read this record."
    CONFIDENTIAL = "confidential", "This is kept confidential, and is given whole to nobody but the person."


class Choice(models.TextChoices):
    """What a reviewer decides on one line."""

    GIVE = "give", "Give it"
    REDACT = "redact", "Give it with parts removed"
    WITHHOLD = "withhold", "Withhold it"


class Head(models.TextChoices):
    """Under which head a line is withheld or parts of it removed."""

    THIRD_PARTY = (
        "third_party",
        "About somebody else, who has not agreed and whom it is not reasonable to disclose",
    )
    SERIOUS_HARM = "serious_harm", "Serious harm to the physical or mental health of somebody"
    CHILD_ABUSE = "child_abuse", "Child-abuse data, where giving it is not in the child’s best interests"
    HEALTH = "health", "Health data on which the health professional’s opinion is needed or against it"
    CRIME = "crime", "Prevention or detection of crime would be prejudiced"
    PRIVILEGE = "privilege", "Legal professional privilege"
    CONTROLLER = "controller", "Held for another controller, who was consulted and objects"
    ORIGINATOR = "originator", "Police material, without police leave"
    NOT_ASKED = "not_asked", "Not about the person, or not asked for"


class Category(models.TextChoices):
    """What a person is in a police record (Data Protection Act 2018, section 38)."""

    SUSPECT = "suspect", "Suspected of an offence"
    CONVICTED = "convicted", "Convicted of an offence"
    VICTIM = "victim", "Victim, or believed to be one"
    WITNESS = "witness", "Witness, or able to give information"


# What the reviewer asks before deciding. Each is put as a question; none decides.
TESTS: dict[str, str] = {
    Head.THIRD_PARTY: (
        "Is it about somebody else too? Have they agreed? If not, is it reasonable to give it without? Professionals in"
        " their role are not third parties: their names and what they did are given, unless it puts them at risk."
    ),
    Head.SERIOUS_HARM: "Would giving it be likely to cause serious harm to the physical or mental health of anybody?",
    Head.CHILD_ABUSE: (
        "Does it say that a child is or may be at risk of abuse? Asked for by a parent or agent, would giving it be in"
        " the child’s best interests?"
    ),
    Head.HEALTH: "Is it health data? Has the appropriate health professional given an opinion in the last six months?",
    Head.CRIME: "Would giving it prejudice an investigation or a prosecution? Ask whoever leads it.",
    Head.PRIVILEGE: "Is it advice of a lawyer, or made for proceedings?",
    Head.CONTROLLER: "Is another organisation the controller? What did it say when it was asked?",
    Head.ORIGINATOR: "Is it police material? It leaves only with police leave: who gave it, and when?",
}
