"""Work in every state around today, so that each person who signs in finds something to do."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from sightline.demonstration.borough.families import Family, Home, Person
from sightline.demonstration.borough.places import Address
from sightline.demonstration.calendar import london_day, moment, working_day
from sightline.demonstration.story.events import Ask, Contact, Decision, Step, Teller, Telling

LANTERN, NORTH, MENTOR = "young_people", "strengthening", "mentoring"
SCHOOL = Teller("Designated safeguarding lead", "Harriet Millinchamp", "01632 960214", "", "s05")
MOTHER = Teller("Mother", "Danuta Zielonek", "07700 900318", "", "")
POLICE = Teller("Police constable", "Idris Bellweather", "01632 960377", "police_local", "")


@dataclass(frozen=True, slots=True)
class Today:
    """One story of today with its child, and the words of somebody who calls back, if anybody does."""

    contact: Contact
    family: Family
    call_back: str = ""


def _family(number: int, child: tuple[str, str, str, date], adult: tuple[str, str], home: Address) -> Family:
    given, surname, sex, born = child
    first = Person(f"{number}-c0", number * 10, "child", given, surname, sex, born, "WOTH", None)
    mother = Person(f"{number}-a0", number * 10 + 8, "mother", *adult, "F", date(1984, 5, 9), "WOTH", None)
    return Family(number, "polish", (first,), (mother,), (Home(home, date(2016, 1, 1)),), "g05", 1.0)


@cache
def families() -> tuple[Family, ...]:
    """The families of today's stories. The first child is also held by the police under another spelling."""
    wharf = Address("14", "Lockhouse Lane", "Inglewharf", "Central", "WK3 3AE")
    kiln = Address("Flat 2, 8", "Kiln Rise", "Eldersley", "South", "WK2 5DG")
    sedge = Address("31", "Sedge Road", "Dunmarsh", "North", "WK2 2BH")
    return (
        _family(90001, ("Wiktoria", "Zielonek", "F", date(2011, 8, 17)), ("Danuta", "Zielonek"), wharf),
        _family(90002, ("Reuben", "Coldcroft", "M", date(2012, 2, 3)), ("Leanne", "Coldcroft"), kiln),
        _family(90003, ("Aisha", "Chaudhrani", "F", date(2010, 11, 29)), ("Nasira", "Chaudhrani"), sedge),
        _family(90004, ("Callum", "Flaxbury", "M", date(2014, 6, 12)), ("Tessa", "Flaxbury"), sedge),
        _family(90005, ("Osian", "Penarwel", "M", date(2011, 1, 22)), ("Mared", "Penarwel"), wharf),
        _family(90006, ("Ngozi", "Okaforye", "F", date(2013, 9, 5)), ("Adaeze", "Okaforye"), kiln),
        _family(90007, ("Millie", "Ravenstow", "F", date(2012, 12, 8)), ("Carly", "Ravenstow"), wharf),
    )


def spelt_by_police() -> Person:
    """Wiktoria as the police wrote her down: another spelling, a digit out."""
    child = families()[0].children[0]
    return replace(
        child, key="90001-p0", serial=900017, given="Victoria", surname="Zielonik", born=date(2011, 8, 11)
    )


def _contact(number: int, family: Family, at: datetime, teller: Teller, **also: object) -> Contact:
    plain = Contact(
        key=f"today/{number}", at=at, entered_by="adviser1", source="education", provider=None, channel="online",
        teller=teller, about=family.children, topic="", words="", exploitation="none", exploitation_type=None,
        about_open_case=False, urgency="green", family_told="agreed", reachable=True,
    )  # fmt: skip
    return replace(plain, **also)  # type: ignore[arg-type]


def _helped(contact: Contact, service: str, *steps: Step) -> Contact:
    """Decided for early help soon after it came, and asked of a service."""
    at = contact.at + timedelta(hours=2)
    reason = "The family would welcome help now, and a service working with them can stop this growing."
    ask = Ask(
        f"{contact.key}/1", contact.key, "early_help", service, "sv", "Support for the young person and parents",
        at + timedelta(minutes=10), "worker1", working_day(london_day(at), 5), steps,
    )  # fmt: skip
    told = Telling(
        at + timedelta(minutes=25), "adviser1", "phone", "Told what was decided and what happens next."
    )
    decided = Decision(at, "worker1", "vulnerable", "early_help", reason, None)
    return replace(contact, decision=decided, telling=told, asks=(ask,))


def today(upto: datetime) -> list[Today]:
    """Seven stories: three nobody has decided, and four asks that wait, are late, came back or were reopened."""
    return [*_undecided(upto), *_asked(london_day(upto))]


def _before(day: date, days: int, minutes: int) -> datetime:
    return moment(working_day(day, -days), minutes)


def _undecided(upto: datetime) -> list[Today]:
    """Red, amber and green."""
    day, house = london_day(upto), families()
    red = _contact(
        1, house[1], upto - timedelta(minutes=50), POLICE, source="police", channel="phone", urgency="red",
        entered_by="duty1", exploitation="ticked", exploitation_type="criminal",
        words="Child exploitation indicators recorded: Reuben was found out of area this morning and could not say "
        "who paid for the journey. Officers are with him. His mother has been told.",
    )  # fmt: skip
    amber = _contact(
        2, house[0], _before(day, 1, 15 * 60 + 40), SCHOOL, urgency="amber",
        words="Wiktoria has missed six lessons this fortnight with two others and has a second phone that her mother "
        "did not buy. She gets on well with her form tutor. Her mother has been spoken to.",
    )  # fmt: skip
    green = _contact(
        3, house[3], _before(day, 1, 16 * 60 + 5), SCHOOL,
        words="Callum is often tired in the mornings and his homework has stopped. The family asks what help there is.",
    )  # fmt: skip
    return [Today(red, house[1]), Today(amber, house[0]), Today(green, house[3])]


def _asked(day: date) -> list[Today]:
    """Due tomorrow; overdue and escalated; declined, waiting for another service; reopened by a mother's call."""
    house = families()

    def friends(number: int, family: Family, days: int) -> Contact:
        name = family.children[0].given
        words = (
            f"{name} has dropped long-standing friends and is not where the family expects in the evenings."
        )
        return _contact(number, family, _before(day, days, 10 * 60), SCHOOL, words=words)

    no = Step("declined", _before(day, 1, 11 * 60), "lantern", "No worker is free for six weeks.")
    promised = working_day(day, 4)
    yes = Step("accepted", _before(day, 20, 11 * 60), "north_lead", "A worker will ring this week.", promised)
    asked = "Millie is finding mornings very hard and her mother asks for help."
    mornings = _contact(
        7, house[6], _before(day, 22, 9 * 60), MOTHER, source="individual", channel="phone", words=asked
    )
    calls = "Nobody has rung and nobody has come. It is three weeks since we were told that somebody would."
    return [
        Today(_helped(friends(4, house[2], 4), LANTERN), house[2]),
        Today(_helped(friends(5, house[4], 10), MENTOR), house[4]),
        Today(_helped(friends(6, house[5], 3), LANTERN, no), house[5]),
        Today(_helped(mornings, NORTH, yes), house[6], calls),
    ]
