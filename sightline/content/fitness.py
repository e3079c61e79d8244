"""Whether words may go to the public, whoever publishes them."""

from sightline.content.catalogue import ENGLISH, PAGES, READING_AGE, Audience
from sightline.content.queries import Standing
from sightline.content.reading import reading_age
from sightline.core.leave import Answer, first_refusal, unless

TOO_HARD = "A page for young people can be read at {limit}. This one asks for {age}: use shorter sentences and words."
NOT_SIGNED = "A named translator signs it first."
OF_EARLIER = (
    "The English page was changed since. Put the version that is published now into this language first."
)


def may_be_published(it: Standing) -> Answer:
    """Of young people's pages the reading age; of translations the signature, and that they are of what stands."""
    version = it.version
    young = PAGES[version.slug].audience is Audience.YOUNG and version.language == ENGLISH
    age = reading_age(version.body) if young else 0
    return first_refusal(
        unless(age > READING_AGE, TOO_HARD.format(limit=READING_AGE, age=age)),
        unless(it.is_translation and it.signature is None, NOT_SIGNED),
        unless(it.of_an_earlier, OF_EARLIER),
    )
