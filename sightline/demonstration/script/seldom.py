"""Stories too seldom told for a rehearsal to meet them, made out of those it does meet."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sightline.demonstration.script.contacts import Story
from sightline.demonstration.story.events import Contact, Teller

ENOUGH = 2  # of a kind
NOBODY = Teller("", "", "", "", "")
UNSAID = "Nobody to tell: no name was given."


class Seldom:
    """Gives, for a story, those like it that hardly ever happen, each kind a few times."""

    def __init__(self) -> None:
        self.given: Counter[tuple[object, ...]] = Counter()

    def like(self, story: Story) -> Iterator[Story]:
        """About two children who both come to three; about two whose case is open; from nobody who gave a name."""
        contact, made = story.contact, story.contact.decision
        if len(story.people) == 2:
            yield from self._some(replace(story, repeats=(True, True)), "both")
            opened = replace(contact, about_open_case=True, asks=())
            yield from self._some(replace(story, contact=opened, repeats=()), "open")
        if made and contact.telling and contact.source != "anonymous":
            unnamed = replace(story, contact=_unnamed(contact), repeats=())
            kind = (
                len(story.people),
                made.threshold,
                made.outcome,
                bool(made.assessment),
                bool(contact.asks),
            )
            yield from self._some(unnamed, *kind)

    def _some(self, story: Story, *kind: object) -> Iterator[Story]:
        self.given[kind] += 1
        if self.given[kind] <= ENOUGH:
            yield story


def _unnamed(contact: Contact) -> Contact:
    telling = replace(contact.telling, how="nobody", words=UNSAID) if contact.telling else None
    return replace(
        contact, source="anonymous", provider=None, teller=NOBODY, reachable=False, telling=telling
    )
