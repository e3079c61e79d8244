"""What a call gave, before it becomes rows."""

from dataclasses import dataclass
from uuid import UUID

from sightline.api.models import Key
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.states import Sex


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call that saves: by which key, its digests, and the id of what it makes."""

    key: Key
    asked: str
    body: str
    sent_id: UUID


@dataclass(frozen=True, kw_only=True)
class GivenChild:
    """A child as the agency that sends knows them."""

    reference: str = ""
    given: str = ""
    surname: str = ""
    born: Born = UNKNOWN
    sex: str = Sex.UNKNOWN
    ethnicity: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()


class Already(Exception):
    """What was sent stands already, or its key was used for something else. Nothing was kept again."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
