"""The questions, fitted to who speaks (PR-04, LC-11). Nobody has to answer any of them; none asks for a name first."""

from collections.abc import Mapping
from dataclasses import dataclass

LONGEST = 8_000
"""Characters of one answer: enough for four pages. What is longer can be said in the next message."""

STEPS = ("who", "what", "about", "soon", "check")
SOON = {
    "now": "Somebody is in danger now",
    "soon": "In the next day or two",
    "later": "It can wait longer",
    "not_said": "I do not know",
}


@dataclass(frozen=True)
class Teller:
    """How one kind of teller is spoken to."""

    choice: str
    what: str
    what_hint: str
    about: str
    reach: str
    next: tuple[str, ...]


_NEXT = (
    "A worker opens what you sent and reads it. It is on record who opened it and when.",
    "They talk to other workers if a child may not be safe. They may have to tell the police or a school what you "
    "said, but they cannot say who you are unless you told us.",
    "They may write a reply. Your code opens it.",
)
TELLERS: dict[str, Teller] = {
    "child": Teller(
        "I am under 18",
        "What is worrying you?",
        "In your own words. It can be about you or somebody else. You are not in trouble, and it is not your fault.",
        "Who, where and when",
        "If you want us to talk with you: how can we do that so that it is safe?",
        (
            "A grown-up whose job is to keep children safe opens what you wrote and reads it.",
            "They believe you and think about what could help. If somebody may be hurt, they have to tell people who "
            "can stop it. They cannot say it was you unless you told us who you are.",
            "They can write back. Your code opens what they wrote. Your code cannot be used to look for you.",
        ),
    ),
    "parent": Teller(
        "I am a parent or carer",
        "What are you worried about?",
        "What you have seen or heard, and what has changed. You do not need proof.",
        "Who, where and when",
        "If you would like a worker to talk with you: how can they reach you safely?",
        _NEXT,
    ),
    "friend": Teller(
        "I am a friend, relative or neighbour",
        "What are you worried about?",
        "What you saw or heard yourself, and what somebody told you. You do not need proof.",
        "Who, where and when",
        "If you would like a worker to talk with you: how can they reach you safely?",
        _NEXT,
    ),
    "worker": Teller(
        "I work with children or families",
        "What are you worried about?",
        "What you saw or heard, in the child’s own words where you can. Your organisation’s own duty to refer stands "
        "beside this: if you can give your name, telephone the front door.",
        "Who, where and when",
        "If you would like to be told what happens: your name, organisation and how to reach you",
        (
            "A worker of the front door opens what you sent. When they have, you get a signed acknowledgement here.",
            *_NEXT[1:],
        ),
    ),
    "driver": Teller(
        "I drive a taxi, bus or delivery vehicle",
        "What did you see or hear?",
        "A journey, a place, people, a vehicle. Nobody tells your operator or passengers who you are.",
        "Where and when, and who was there",
        "If you would like a worker to talk with you: how can they reach you?",
        (
            *_NEXT,
            "A complaint about a driver goes to the licensing team: their number is at the foot of the page.",
        ),
    ),
    "other": Teller(
        "Somebody else, or I would rather not say",
        "What are you worried about?",
        "In your own words. You do not need proof.",
        "Who, where and when",
        "If you would like a worker to talk with you: how can they reach you safely?",
        _NEXT,
    ),
}
ANSWERS = ("what", "whom", "where", "when", "name", "reach")
CARRIED = ("who", *ANSWERS, "soon")
LABELS = {
    "what": "What you told us",
    "whom": "Who it is about",
    "where": "Where",
    "when": "When",
    "name": "Your name",
    "reach": "How to reach you",
}


def answers_in(posted: Mapping[str, str]) -> dict[str, str]:
    """What was answered so far; what is not of the questions is left out, what is too long is cut at its end."""
    given = {
        name: posted.get(name, "").replace("\r\n", "\n").replace("\x00", "")[:LONGEST] for name in CARRIED
    }
    given["who"] = given["who"] if given["who"] in TELLERS else ""
    given["soon"] = given["soon"] if given["soon"] in SOON else "not_said"
    return given


def cut_short(posted: Mapping[str, str]) -> bool:
    """Whether an answer was longer than can be taken."""
    return any(len(posted.get(name, "").replace("\r\n", "\n")) > LONGEST for name in ANSWERS)


def nothing_told(given: Mapping[str, str]) -> bool:
    """Whether there is nothing to send."""
    return not any(given[name].strip() for name in ("what", "whom", "where", "when"))
