"""The form of the quarterly look at posts: one answer a post, and a signature."""

from collections.abc import Sequence
from typing import Any

from sightline.access.actions.post_reviews import SAY_WHY, Found
from sightline.access.models import Post
from sightline.access.states import PostFinding
from sightline.core import forms
from sightline.core.forms.base import ask_in_plain_words


class PostsForm(forms.Form):
    """What was found about each of some posts. Nothing is chosen beforehand."""

    signed = forms.ConfirmField(
        text="I have looked at each of these people’s posts, and sign for it in my own name",
        blank="Tick to sign",
        label="Your signature",
    )

    def __init__(self, *args: Any, posts: Sequence[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = posts
        for name, field in _fields_of(posts).items():
            ask_in_plain_words(field)
            self.fields[name] = field
        self.order_fields([name for post in posts for name in names_of(post)])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for post in self.posts:
            finding, words = (cleaned.get(name, "") for name in names_of(post))
            if finding and finding != PostFinding.RIGHT and not words:
                self.add_error(names_of(post)[1], SAY_WHY)
        return cleaned

    def found(self) -> list[Found]:
        """The answers, once they are valid."""
        return [Found(post.pk, *(self.cleaned_data[name] for name in names_of(post))) for post in self.posts]


def names_of(post: Post) -> tuple[str, str]:
    """What the two fields of a post are called."""
    return f"finding_{post.pk.hex}", f"words_{post.pk.hex}"


def _fields_of(posts: Sequence[Post]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for post in posts:
        finding, words = names_of(post)
        found[finding] = forms.ChoiceField(
            label=f"What {post.staff.name} may do", choices=PostFinding.choices, small=True
        )
        found[words] = forms.TextField(
            label="What is to be changed, or why it is to be ended", required=False, max_length=500
        )
    return found
