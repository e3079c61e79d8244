"""A state table said once: which act leads from which state to which, and who holds each state.

A `states` module keeps its tables here and gives `MOVES` and `HOLDERS` from them, which docs/states/ is drawn from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

from sightline.core.leave import LEAVE, Answer, Refusal


@dataclass(frozen=True)
class StateTable:
    """`acts` gives for each state the acts allowed in it and where they lead; an end has none."""

    states: type[TextChoices]
    acts: Mapping[Any, Mapping[Any, Any]]

    def after(self, state: str, act: str) -> str:
        """Where an act leads; KeyError when it is not allowed (ask `may` first)."""
        return str(self.acts[state][act])

    def may(self, state: str, act: str) -> Answer:
        """Whether the act is allowed in this state, and if not, why."""
        if act in self.acts[state]:
            return LEAVE
        return Refusal(f"This cannot be done now: it is marked “{self.states(state).label}”.")

    def moves(self) -> dict[Any, set[Any]]:
        """Each state with those it may become, itself left out."""
        return {state: set(acts.values()) - {state} for state, acts in self.acts.items()}
