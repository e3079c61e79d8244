"""One question, one answer: leave, or a refusal with the sentence a person reads."""

from dataclasses import dataclass


class Refused(Exception):
    """Raised when somebody goes on without leave. The page shows the sentence and records the refusal."""

    def __init__(self, sentence: str, *, hidden: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        # A hidden refusal answers exactly as a page that does not exist.
        self.hidden = hidden


@dataclass(frozen=True)
class Leave:
    """Go ahead."""

    def __bool__(self) -> bool:
        return True

    def demand(self) -> None:
        """Nothing stands in the way."""


@dataclass(frozen=True)
class Refusal:
    """Not allowed, and why, in words the person can act on."""

    sentence: str
    hidden: bool = False

    def __bool__(self) -> bool:
        return False

    def demand(self) -> None:
        raise Refused(self.sentence, hidden=self.hidden)


Answer = Leave | Refusal
LEAVE = Leave()


def unless(stands_in_the_way: bool, sentence: str) -> Answer:
    """Leave, unless the condition holds."""
    return Refusal(sentence) if stands_in_the_way else LEAVE


def first_refusal(*answers: Answer) -> Answer:
    """The first refusal among several answers, or leave."""
    return next((answer for answer in answers if not answer), LEAVE)
