"""A stage for beats in which several people act one after another, each at a moment of their own."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from sightline.access.viewer import Viewer
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.real import Stage, Texts


class Stepped(Stage):
    """The real thing. `PLAYED` says how each kind of beat is played."""

    PLAYED: ClassVar[dict[str, Callable[[Any, Beat, Any], None]]] = {}

    def play(self, beat: Beat) -> Texts:
        """Do it, and whatever the worker then does after each step."""
        played = self.PLAYED.get(beat.kind)
        if played is None:
            return super().play(beat)
        played(self, beat, beat.given["story"])
        return {}

    def does(self, who: str, at: datetime, act: Callable[..., Any], **given: Any) -> Any:
        """What an action returns when somebody does it."""
        returned: list[Any] = []

        def what(by: Viewer) -> None:
            returned.append(act(**given, by=by, at=at))

        self.by_hand(Beat("", at, who), what)
        return returned[0]
