"""Writing a version of a public page, or putting its English into another language. Nothing is published by this."""

from datetime import datetime

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.content.catalogue import ENGLISH, LANGUAGES, PAGES
from sightline.content.given import Writing, turn_of
from sightline.content.marks import faults
from sightline.content.models import Version
from sightline.content.permissions import may_write
from sightline.content.queries import Slug, Standing, one_page
from sightline.content.shipped import NOT_CHECKED, shipped
from sightline.content.states import Act
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import next_number, shown_of

NO_PAGE = "There is no such page or language."
NO_WORDS = "Write the page’s title and its words."
NO_WHY = "Say what you changed, and who decided it."
NO_SOURCE = "Publish the English page first. A translation is made of what is published."
NOTHING_NEW = "Nothing was changed."


@action("content.version_written")
def write_version(*, writing: Writing, seen: int, by: Viewer, at: datetime) -> Version:
    """Keep a further version. `seen`: the newest that the writer was shown."""
    may_write(by).demand()
    _fit(writing)
    wait_turn(turn_of(writing.slug))
    held = one_page(by, writing.slug)
    last = held.newest(writing.language)
    newest = last.version if last else None
    number = next_number(newest, seen=seen, saved=shown_of(newest, ("title", "body", "why")))
    unless(last is not None and _same(last, writing), NOTHING_NEW).demand()
    made = Version(slug=writing.slug, language=writing.language, by_id=by.person_id, at=at)
    made.number = number
    made.title, made.body, made.why = writing.title.strip(), writing.body.strip(), writing.why.strip()
    if writing.language != ENGLISH:
        made.source = _source(held, writing.source)
    made.save(force_insert=True)
    return made


def _fit(writing: Writing) -> None:
    unless(writing.slug not in PAGES or writing.language not in LANGUAGES, NO_PAGE).demand()
    unless(not (writing.title.strip() and writing.body.strip()), NO_WORDS).demand()
    unless(not writing.why.strip(), NO_WHY).demand()
    found = faults(writing.body)
    unless(bool(found), " ".join(found[:3])).demand()


def _same(last: Standing, writing: Writing) -> bool:
    """Whether nothing would be new: neither the words nor, of a translation, the English version they are of."""
    words = (last.version.title, last.version.body) == (writing.title.strip(), writing.body.strip())
    return words and (last.source is None or last.source.version.number == writing.source)


def _source(held: Slug, number: int) -> Version:
    """The English version the translator worked from: one that was published, if only then."""
    found = held.numbered(ENGLISH, number)
    if found is None or Act.PUBLISH not in {each.act for each in found.steps}:
        raise Refused(NO_SOURCE)
    return found.version


@action("content.words_loaded")
def load_words(*, by: Viewer, at: datetime) -> list[Version]:
    """The first version of each page that has none, as it ships. It may be run again: what was edited stays."""
    held = set(Version.objects.filter(language=ENGLISH).values_list("slug", flat=True))
    new = [
        Version(
            slug=each.slug,
            language=ENGLISH,
            number=1,
            title=each.title,
            body=each.body,
            why=NOT_CHECKED,
            at=at,
        )
        for each in shipped()
        if each.slug not in held
    ]
    return Version.objects.bulk_create(new)
