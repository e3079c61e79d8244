"""Asking of each word that was found whether it is relevant."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sightline.core.forms import ChoiceField, Form
from sightline.front_door.kinds import Relevance
from sightline.front_door.pages.words import AskedWord


class WordsForm(Form):
    """One question a word. None has to be answered now."""

    def __init__(self, *args: Any, words: Iterable[AskedWord], **kwargs: Any) -> None:
        self.words = list(words)
        kwargs["initial"] = {f"w_{each.key}": each.answer for each in self.words}
        super().__init__(*args, **kwargs)
        for each in self.words:
            field = ChoiceField(
                label=each.term, choices=Relevance.choices, required=False, small=True, inline=True
            )
            field.optional_suffix = False  # type: ignore[attr-defined]
            self.fields[f"w_{each.key}"] = field

    def answers(self) -> dict[UUID, Relevance]:
        """The words spoken of."""
        given = {each.key: self.cleaned_data.get(f"w_{each.key}") for each in self.words}
        return {key: Relevance(answer) for key, answer in given.items() if answer}
