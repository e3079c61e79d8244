"""The forms that make a key, and register a webhook."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from sightline.access.forms.administration import WhyForm
from sightline.access.models import Post
from sightline.access.pages.administration import role_title
from sightline.access.viewer import Viewer
from sightline.api.addresses import stands
from sightline.api.models import Key
from sightline.api.permissions import PAST, TOO_LONG, may_give, may_hear
from sightline.api.queries import keys_to_hear_by, posts_for
from sightline.api.states import Hears, Scope
from sightline.core import forms
from sightline.core.leave import Refusal


class KeyForm(forms.Form):
    """Which system it is for, who answers for it, what it may do and until when."""

    title = forms.TextField(
        label="Which system uses it", max_length=80, help_text="For example, the school’s records system"
    )
    post_id = forms.ChoiceField(
        label="Who answers for it",
        blank="Choose who answers for it",
        as_select=True,
        coerce=UUID,
        help_text="The key works for their organisation, in their name, for as long as they hold this post",
    )
    scopes = forms.ManyField(label="What it may do", blank="Choose what it may do", choices=Scope.choices)
    expires_on = forms.DateField(label="First day without it", help_text="Within a year")

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.posts = {each.pk: each for each in posts_for(Scope.values, on=on)}
        offered: Any = self.fields["post_id"]
        offered.choices = [(key, _words(post)) for key, post in self.posts.items()]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        post = self.posts.get(given.get("post_id"))  # type: ignore[arg-type]
        scopes, until = given.get("scopes"), given.get("expires_on")
        if post and scopes and until:
            self._may_be_given(post, scopes, until)
        return given

    def _may_be_given(self, post: Post, scopes: list[str], until: date) -> None:
        answer = may_give(post, scopes, until, on=self.on)
        if isinstance(answer, Refusal):
            of_day = answer.sentence in {PAST, TOO_LONG}
            self.add_error("expires_on" if of_day else "scopes", answer.sentence)

    def post(self) -> Post:
        return self.posts[self.cleaned_data["post_id"]]


def _words(post: Post) -> str:
    return f"{post.employer.name}: {post.staff.name}, {role_title(post.role)}"


class WebhookForm(forms.Form):
    """Where an organisation's own system is told, by which key it reads, and what it is told of."""

    title = forms.TextField(label="Which system is told", max_length=80)
    key_id = forms.ChoiceField(
        label="By which key it reads",
        blank="Choose a key",
        as_select=True,
        coerce=UUID,
        help_text="It is told only of what this key may read, and for as long as this key works",
    )
    address = forms.TextField(
        label="Its address",
        max_length=500,
        help_text="Beginning with https://, in reach of everybody, with a certificate that browsers trust",
        attributes={"autocomplete": "off", "spellcheck": "false"},
    )
    hears = forms.ManyField(label="What it is told", blank="Choose what it is told", choices=Hears.choices)

    def __init__(self, *args: Any, viewer: Viewer, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.keys = {each.pk: each for each in keys_to_hear_by(viewer, on=on)}
        offered: Any = self.fields["key_id"]
        offered.choices = [(pk, f"{key.agency.name}: {key.title}") for pk, key in self.keys.items()]

    def clean_address(self) -> str:
        """Raises ValidationError where no webhook can have it."""
        address = str(self.cleaned_data["address"])
        answer = stands(address)
        if isinstance(answer, Refusal):
            raise ValidationError(answer.sentence)
        return address

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        key, hears = self.keys.get(given.get("key_id")), given.get("hears")  # type: ignore[arg-type]
        if key and hears:
            answer = may_hear(key, hears, on=self.on)
            if isinstance(answer, Refusal):
                self.add_error("hears", answer.sentence)
        return given

    def key(self) -> Key:
        return self.keys[self.cleaned_data["key_id"]]


class NewSecretForm(WhyForm):
    """Why a new secret is made, and the number of the one that was in use when the page was shown."""

    seen = forms.VersionField()
