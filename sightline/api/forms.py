"""The form that makes a key."""

from datetime import date
from typing import Any
from uuid import UUID

from sightline.access.models import Post
from sightline.access.pages.administration import role_title
from sightline.api.permissions import PAST, TOO_LONG, may_give
from sightline.api.queries import posts_for
from sightline.api.states import Scope
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
