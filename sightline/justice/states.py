"""The words crimes and suspects are written in, where a crime stands, and who holds it there."""

from django.db.models import IntegerChoices, TextChoices

from sightline.core.state_table import StateTable
from sightline.justice.court_states import PROSECUTION_HOLDERS, PROSECUTION_MOVES
from sightline.justice.notice_states import NOTICE_HOLDERS, NOTICE_MOVES, REFERRAL_HOLDERS, REFERRAL_MOVES

__all__ = [  # beside what is said here
    "NOTICE_HOLDERS",
    "NOTICE_MOVES",
    "PROSECUTION_HOLDERS",
    "PROSECUTION_MOVES",
    "REFERRAL_HOLDERS",
    "REFERRAL_MOVES",
]

TELL_CHILD, TELL_OTHER = "CL-68", "CL-69"
"""The victim is told of a key event: where they have enhanced rights, as every child has, and others (JU-14)."""


class Location(TextChoices):
    """Where a crime happened, by type (ID-15). Empty: not identified."""

    PRIVATE = "private_property", "Private property"
    ONLINE = "online", "Online"
    STREET = "street", "Street"
    VEHICLE = "vehicle", "Vehicle"
    PARK = "park", "Park"
    CINEMA = "cinema", "Cinema"
    RESTAURANT = "restaurant", "Restaurant"
    SCHOOL = "school", "School"
    ALLEYWAY = "alleyway", "Alleyway"
    CAR_PARK = "car_park", "Car park"
    CARE_HOME = "care_home", "Care home"
    SHOPS = "shops", "Shops"
    FIELD = "field", "Field"
    NIGHTCLUB = "nightclub", "Nightclub"
    OTHER = "other", "Somewhere else"


class Category(TextChoices):
    """What somebody is in law enforcement data: said with every row of the police."""

    SUSPECT = "suspect", "Suspected"
    CONVICTED = "convicted", "Convicted"
    VICTIM = "victim", "Victim, or thought to be"
    WITNESS = "witness", "Witness"


class Outcome(IntegerChoices):
    """Home Office outcome types. They are of a crime, never of a suspect (JU-04)."""

    CHARGED = 1, "1: charged or summonsed"
    CAUTION_YOUTH = 2, "2: caution, youth"
    CAUTION_ADULT = 3, "3: caution, adult"
    CONSIDERED = 4, "4: taken into consideration"
    DIED = 5, "5: the offender has died"
    PENALTY = 6, "6: penalty notice"
    WARNING = 7, "7: warning for cannabis or khat"
    COMMUNITY = 8, "8: community resolution"
    NOT_PUBLIC_CPS = 9, "9: not in the public interest (Crown Prosecution Service)"
    NOT_PUBLIC_POLICE = 10, "10: not in the public interest (police)"
    TOO_YOUNG = 11, "11: the suspect is under the age of criminal responsibility"
    TOO_ILL = 12, "12: the suspect is too ill"
    VICTIM_DEAD_OR_ILL = 13, "13: victim or main witness dead or too ill"
    VICTIM_NO_SUSPECT = 14, "14: victim could not go on, suspect not identified"
    EVIDENCE = 15, "15: evidential difficulties, victim supports"
    VICTIM_COULD_NOT = 16, "16: victim could not go on, suspect identified"
    TOO_LATE = 17, "17: time limit has passed"
    NO_SUSPECT = 18, "18: no suspect identified"
    FRAUD_BUREAU = 19, "19: filed with the fraud bureau"
    OTHER_AGENCY = 20, "20: another agency acts"
    NO_FURTHER = 21, "21: further investigation not in the public interest"
    DIVERTED = 22, "22: diversion, education or intervention"


VICTIM_UNABLE = (Outcome.VICTIM_NO_SUSPECT, Outcome.VICTIM_COULD_NOT)
"""Where a victim no longer felt able to go on: what support was offered is said (JU-04b)."""
NOT_TO_COURT = (Outcome.EVIDENCE, Outcome.VICTIM_COULD_NOT, Outcome.VICTIM_DEAD_OR_ILL)
"""Victim and suspect identified, and not brought to court for want of evidence or of a witness (JU-09)."""


class Why(TextChoices):
    """Why it was not charged, in the words the report counts (JU-04a)."""

    VICTIM = "victim", "The victim no longer felt able to go on"
    EVIDENCE = "evidence", "Evidential difficulties"
    OTHER = "other", "Another reason"


class Employment(TextChoices):
    """What a suspect does for a living (ID-17)."""

    STUDENT = "student", "Student"
    UNEMPLOYED = "unemployed", "Not in work"
    EMPLOYED = "employed", "In work"
    RETIRED = "retired", "Retired"
    OTHER = "other", "Something else"


YOUNG = 25
"""Under this age at the time of the crime a suspect may be offered early help (ID-17b)."""


class Brought(TextChoices):
    """How a suspect was brought before the court for a crime (JU-04)."""

    CHARGED = "charged", "Charged"
    SUMMONSED = "summonsed", "Summonsed"


class KeyEvent(TextChoices):
    """What a victim is told of (CL-68, CL-69)."""

    ARREST = "arrest", "Somebody was arrested"
    INTERVIEW = "interview", "Somebody was interviewed under caution"
    BAIL = "bail", "Released on bail, or its conditions changed"
    INVESTIGATION = "investigation", "Released under investigation"
    CHARGE = "charge", "Charged or summonsed"
    NO_FURTHER = "no_further", "No further action"
    COURT = "court", "A court date, or its change"
    VERDICT = "verdict", "Verdict or sentence"
    RELEASE = "release", "Release from prison"


class Told(TextChoices):
    """How a victim was told, or why not."""

    MEETING = "meeting", "Face to face"
    TELEPHONE = "telephone", "By telephone"
    LETTER = "letter", "By letter"
    SUPPORTER = "supporter", "Through the person who supports them"
    NOT_WANTED = "not_wanted", "They asked not to be told"


class Helps(TextChoices):
    """Who stands by a victim (JU-13)."""

    ISVA = "isva", "Independent adviser (ISVA)"
    WITNESS_CARE = "witness_care", "Witness care unit"
    LIAISON = "liaison", "Victim liaison officer"


class State(TextChoices):
    """Where a crime stands."""

    INVESTIGATED = "investigated", "Being investigated"
    DECIDED = "decided", "An outcome is on record"
    WITHDRAWN = "withdrawn", "Withdrawn: recorded by mistake"


class Act(TextChoices):
    """What is done with a crime."""

    AMEND = "amend", "Amend it"
    NAME = "name", "Say who is suspected"
    TELL = "tell", "Record what the victim is told"
    DECIDE = "decide", "Record the outcome"
    REOPEN = "reopen", "Investigate it again"
    WITHDRAW = "withdraw", "Withdraw it: it was recorded by mistake"
    REINSTATE = "reinstate", "It was no mistake: it stands"


CRIME = StateTable(
    states=State,
    acts={
        State.INVESTIGATED: {
            Act.AMEND: State.INVESTIGATED,
            Act.NAME: State.INVESTIGATED,
            Act.TELL: State.INVESTIGATED,
            Act.DECIDE: State.DECIDED,
            Act.WITHDRAW: State.WITHDRAWN,
        },
        State.DECIDED: {
            Act.TELL: State.DECIDED,
            Act.DECIDE: State.DECIDED,
            Act.REOPEN: State.INVESTIGATED,
            Act.WITHDRAW: State.WITHDRAWN,
        },
        State.WITHDRAWN: {Act.REINSTATE: State.INVESTIGATED},
    },
)
MOVES = CRIME.moves()
HOLDERS = {
    State.INVESTIGATED: "the police officer who investigates it",
    State.DECIDED: "the police force; it can be investigated again",
    State.WITHDRAWN: "nobody; the police force may say that it was no mistake",
}
