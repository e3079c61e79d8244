"""What the tables of yearly returns hold about missing episodes, under the headings of any year."""

from __future__ import annotations

from functools import cache

from sightline.core.files.facts import Facts, Field
from sightline.core.files.text import key
from sightline.front_door.imports import codes

KINDS = {"missing": "Missing", "away": "Away without authorisation"}
KIND_WORDS = {"m": "missing", "missing from care": "missing", "a": "away", "absent": "away", "away": "away",
              "away from placement without authorisation": "away"}  # fmt: skip
ANSWERS = {"yes": "Yes", "no": "No", "unknown": "Not known"}
ANSWER_WORDS = {"y": "yes", "1": "yes", "true": "yes", "accepted": "yes", "offered": "yes", "n": "no", "0": "no",
                "false": "no", "not applicable": "unknown", "na": "unknown", "": "unknown"}  # fmt: skip
NOT_KNOWN = "This value is on no list of this return"
TIMES = "number of episodes the child has been {} from their placement in the last 12 months"
INTERVIEW = "{} a return interview after their last missing episode"


def field(
    name: str, label: str, kind: str, codes_: str = "", longest: int | None = None, *headings: str
) -> Field:
    return Field(name, label, "child", kind, codes_, longest, tuple(key(each) for each in headings))


def _asked(said: str) -> tuple[str, ...]:
    said = INTERVIEW.format(said)
    return tuple(f"{said}{end}" for end in ("", "?", " (y/n)", " (y/n)?", " (y/n))", "? (y/n)"))


def _times(word: str) -> tuple[str, ...]:
    return tuple(TIMES.format(each) for each in (f"'{word}'", word, f'"{word}"'))


CHILD = (
    field("local_id", "Their own identifier of the child", "text", "", 40, "child", "child id", "child unique id",
           "la child id", "lachildid", "child identifier", "person id", "miss person id", "unique id",
           "child unique identifier", "unique child id", "child's unique id"),
    field("nhs_number", "NHS number", "text", "", 20, "nhs number", "nhs no"),
    field("upn", "Unique pupil number", "text", "", 20, "upn", "unique pupil number"),
    field("given_names", "Given names", "text", "", 100, "given names", "forename", "forenames", "first name"),
    field("family_name", "Family name", "text", "", 100, "family name", "surname", "last name"),
    field("born", "Date of birth", "partial", "", None, "dob", "date of birth", "child date of birth", "birth date"),
    field("sex", "Sex", "code", "sex", None, "sex", "gender"),
    field("ethnicity", "Ethnicity", "code", "ethnicity", None, "ethnicity", "ethnic", "ethnic origin"),
)  # fmt: skip
EPISODE = (
    field("kind", "Missing or away", "code", "missing_kind", None, "missing", "mistype", "mis type", "missing type",
           "type of missing", "missing episode type", "miss missing episode type"),
    field("began_on", "First day", "day", "", None, "mis start", "misstart", "missing start", "missing start date",
           "start of missing episode", "missing episode start date", "miss missing episode start date"),
    field("ended_on", "Last day", "day", "", None, "mis end", "misend", "missing end", "missing end date",
           "end of missing episode", "missing episode end date", "miss missing episode end date"),
)  # fmt: skip
CARE = (
    field("missing_times", "Times missing in 12 months", "text", "", 20, *_times("missing")),
    field("absent_times", "Times absent in 12 months", "text", "", 20, *_times("absent")),
    field("offered", "Return interview offered", "code", "answer", None, *_asked("was the child offered")),
    field("accepted", "Return interview accepted", "code", "answer", None, *_asked("did the child accept")),
)


@cache
def _choices(of: str) -> dict[str, str]:
    own = {"missing_kind": KINDS, "answer": ANSWERS}
    return own[of] if of in own else codes.choices(of)


@cache
def _known(of: str) -> dict[str, str]:
    own = {"missing_kind": KIND_WORDS, "answer": ANSWER_WORDS}
    if of not in own:
        return codes.known_words(of)
    return own[of] | {key(label): code for code, label in _choices(of).items()}


def _facts(thing: str, fields: tuple[Field, ...]) -> Facts:
    held = {field.name: field for field in fields}
    return Facts(
        thing=thing,
        format=f"sightline {thing.partition(' ')[2]} table",
        fields=lambda: held,
        choices=_choices,
        known_words=_known,
        needed={},
        not_known=NOT_KNOWN,
        own_faults=frozenset({"began_on"}),
    )


MOTHERS = (
    field("mother", "Whether a mother", "text", "", 5, "mother"),
    field("child_of_mother_born", "Date of birth of the mother's child", "text", "", 20, "mc dob"),
)
CHILDREN = _facts("a child", CHILD + MOTHERS)
MISSING = _facts("a missing episode", CHILD + EPISODE)
