"""Calls that were no contact, as their list shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sightline.core import words
from sightline.people.queries import name_lines


@dataclass(frozen=True)
class CallLine:
    """One call."""

    when: str
    caller: str
    wanted: str
    about: str
    done: str
    by: str


def call_lines(rows: Iterable[Any]) -> list[CallLine]:
    """The calls of a page; two reads however many."""
    calls = list(rows)
    names = name_lines({pk for call in calls for pk in call.about})
    return [
        CallLine(
            when=words.moment(call.received_at),
            caller=", ".join(part for part in (call.caller, call.caller_role, call.organisation) if part),
            wanted=call.wanted,
            about=words.listing(names[pk] for pk in call.about if pk in names) or "Nobody chosen",
            done=": ".join(part for part in (str(call.get_done_display()), call.done_words) if part),
            by=call.by.name if call.by else "",
        )
        for call in calls
    ]
