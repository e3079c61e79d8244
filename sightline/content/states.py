"""Where a version of a public page stands, what is done with it, and who holds it there."""

from django.db.models import TextChoices

from sightline.core.state_table import StateTable


class State(TextChoices):
    """Where a version stands. It is worked out from what was done with it, and kept nowhere."""

    DRAFT = "draft", "Being written"
    PREVIEWED = "previewed", "Looked at, waits to be published"
    PUBLISHED = "published", "Published"
    REPLACED = "replaced", "Replaced by a later version"
    WITHDRAWN = "withdrawn", "Withdrawn"
    PASSED = "passed", "Not used: a later version was published"


class Act(TextChoices):
    """What is done with a version. The last two happen by the publishing of a later one."""

    PREVIEW = "preview", "Looked at as the public sees it"
    PUBLISH = "publish", "Published"
    REVIEW = "review", "Read again and still right"
    WITHDRAW = "withdraw", "Withdrawn"
    REPLACE = "replace", "Replaced"
    PASS_OVER = "pass_over", "Passed over"


DONE = (Act.PREVIEW, Act.PUBLISH, Act.REVIEW, Act.WITHDRAW)
"""What somebody does, and a row is kept of."""

VERSION = StateTable(
    states=State,
    acts={
        State.DRAFT: {Act.PREVIEW: State.PREVIEWED, Act.PASS_OVER: State.PASSED},
        State.PREVIEWED: {
            Act.PREVIEW: State.PREVIEWED,
            Act.PUBLISH: State.PUBLISHED,
            Act.PASS_OVER: State.PASSED,
        },
        State.PUBLISHED: {
            Act.REVIEW: State.PUBLISHED,
            Act.WITHDRAW: State.WITHDRAWN,
            Act.REPLACE: State.REPLACED,
        },
        State.REPLACED: {},
        State.WITHDRAWN: {},
        State.PASSED: {},
    },
)
MOVES = VERSION.moves()
HOLDERS = {
    State.DRAFT: "whoever writes it",
    State.PREVIEWED: "a second person, who did not write it",
    State.PUBLISHED: "whoever owns its clock, until it is read again",
    State.REPLACED: "nobody",
    State.WITHDRAWN: "nobody",
    State.PASSED: "nobody",
}
