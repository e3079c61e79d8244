"""The forms of the page that takes a call, together: the contact, its script, and a missing report's own part."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from sightline.front_door.forms.contact import ContactForm
from sightline.front_door.forms.missing import MissingForm
from sightline.front_door.forms.script import ScriptForm
from sightline.front_door.given import Also
from sightline.front_door.kinds import CallKind
from sightline.front_door.scripts import Script, script_at, script_of

SCRIPT, SHAPED_BY, VERSION = "call", "_shaped_by", "_asked_by"


@dataclass
class Taking:
    """One call being taken."""

    shape: Script
    contact: ContactForm
    script: ScriptForm
    missing: MissingForm | None

    @classmethod
    def _with(cls, shape: Script, **given: Any) -> "Taking":
        return cls(
            shape=shape,
            contact=ContactForm(script=shape, **given),
            script=ScriptForm(shape, **given),
            missing=MissingForm(**given) if shape.code == CallKind.MISSING else None,
        )

    @classmethod
    def fresh(cls, code: str) -> "Taking":
        """A page nobody has written on, with what is known of a call of this kind."""
        return cls._with(script_of(code))

    @classmethod
    def typed(cls, given: QueryDict, *, reshape: bool = False) -> "Taking":
        """As it was typed, without complaint. With `reshape` another script has been chosen."""
        shape = _shape(given)
        draft: Mapping[str, Any] = {name: given.getlist(name) for name in given}
        if reshape:
            draft = _reshaped(draft, script_of(given.get(SHAPED_BY, "")), shape)
        return cls._with(shape, draft=draft)

    @classmethod
    def sent(cls, post: QueryDict) -> "Taking":
        """As it was sent, to be checked and saved."""
        return cls._with(_shape(post), data=post)

    def stands(self) -> bool:
        """Whether every part can be saved; what cannot says so in its place."""
        every = [form.is_valid() for form in (self.contact, self.script, self.missing) if form is not None]
        again = self.script.think_again(str(self.contact.cleaned_data.get("urgency", "")))
        return all(every) and not again

    def parts(self) -> dict[str, Any]:
        """Its parts as the page names them."""
        asks = {"asks": self.script, "alerts": self.script.alerts()}
        return {"script": self.shape, "missing": self.missing, **asks}

    @property
    def valid(self) -> bool:
        """Whether no part has a mistake."""
        return not any(form.errors for form in (self.contact, self.script, self.missing) if form is not None)

    def also(self) -> Also:
        """What comes with the contact."""
        missing = self.missing.missing() if self.missing is not None else None
        return Also(asked=self.script.asked(), missing=missing)


def _shape(given: QueryDict) -> Script:
    """The script a call began by, however it has been changed since; another kind of call takes the one in use."""
    code = given.get(SCRIPT, "")
    began = script_at(code, given.get(VERSION, "")) if code == given.get(SHAPED_BY, "") else None
    return began or script_of(code)


def _reshaped(draft: Mapping[str, Any], before: Script, after: Script) -> dict[str, Any]:
    """What one script had filled in gives way to the next; what a person chose stays."""
    shaped = dict(draft)
    for name in {*before.presets, *after.presets}:
        typed = "".join(shaped.get(name) or [])
        if typed in ("", before.presets.get(name, "")):
            shaped[name] = [after.presets.get(name, "")]
    return shaped
