"""Fields and wording of every form of the public pages."""

from sightline.core.forms import DateField, Form, LongTextField, TextField, VersionField


class WriteForm(Form):
    """A further version of a page."""

    seen = VersionField()
    source = VersionField()
    title = TextField(label="The page’s title", max_length=120)
    body = LongTextField(
        label="The words",
        rows=24,
        max_length=20_000,
        help_text="An empty line between paragraphs. ## begins a heading, - an item of a list. **Bold**, *italic*, "
        "[the words of a link](https://its.address/). In easy read an item may begin with a picture: - :car: Somebody "
        "gives you lifts. Telephone numbers and hours stand at the foot of every page by "
        "themselves",
    )
    why = TextField(label="What did you change, and who decided it?", max_length=300)


class PreviewForm(Form):
    """Somebody looked at it."""


class PublishForm(Form):
    """A second person publishes it."""

    review_on = DateField(label="By when does somebody read it again?", required=False)
    words = TextField(label="Anything to note?", max_length=300, required=False)


class PublishTranslationForm(Form):
    """The same for a translation, which is read again with its English page."""

    words = TextField(label="Anything to note?", max_length=300, required=False)


class ReviewForm(Form):
    """Read again, and still right."""

    review_on = DateField(label="By when does somebody read it again after this?")
    words = TextField(label="What did you check?", max_length=300, required=False)


class WithdrawForm(Form):
    """Taken away from the public."""

    words = TextField(label="Why is it taken away from the public?", max_length=300)


class SignForm(Form):
    """A named translator signed it."""

    translator = TextField(label="The translator’s name", max_length=120)
    standing = TextField(
        label="How do you know that they are a translator of this language?",
        max_length=200,
        help_text="Their qualification or membership, and for whom they work",
    )
    signed_on = DateField(label="When did they sign?", past=True)
