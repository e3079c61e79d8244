"""Two people publish a page; it is read again by a day; a translation is shown once its translator has signed."""

from datetime import date, datetime
from typing import Any

from sightline.access.acts import action
from sightline.access.models import Team
from sightline.access.queries import self_of
from sightline.access.viewer import Viewer
from sightline.content.actions.writing import NO_PAGE
from sightline.content.catalogue import LANGUAGES, PAGES
from sightline.content.fitness import may_be_published
from sightline.content.given import turn_of
from sightline.content.models import Signature, Step, Version
from sightline.content.permissions import may_publish, may_publish_this, may_sign, may_write
from sightline.content.queries import Slug, Standing, one_page
from sightline.content.states import VERSION, Act
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.core.withheld import refusal, withheld_in
from sightline.deadlines.actions import cancel, start, stop
from sightline.deadlines.counting import end_of
from sightline.deadlines.queries import would_be_due

CLOCK = "PR-READ-AGAIN"
NO_DAY = "Choose a day from tomorrow on by which somebody reads the page again."
TOO_LATE = "Choose an earlier day: a page is read again within the time that the partnership set, by {last}."
NO_WHY = "Say why it is taken away from the public."
NOT_TRANSLATED = "Only a translation is signed by a translator."
SIGNED = "A translator has signed this version already."
NO_NAME = "Give the translator’s name, and by what you know that they are one."
NOT_YET = "The day it was signed cannot be in the future."


@action("content.version_previewed")
def preview_version(*, slug: str, language: str, number: int, by: Viewer, at: datetime) -> Step:
    """Somebody looked at it as the public would see it."""
    may_write(by).demand()
    _, it = _taken(slug, language, number, Act.PREVIEW, by)
    return _done(it, Act.PREVIEW, by, at)


@action("content.version_published")
def publish_version(
    *, slug: str, language: str, number: int, review_on: date | None, words: str, by: Viewer, at: datetime
) -> Step:
    """A second person publishes it. What was published before is replaced, and its clock stops."""
    held, it = _taken(slug, language, number, Act.PUBLISH, by)
    may_publish_this(by, it.version.by_id, it.lookers).demand()
    may_be_published(it).demand()
    found = withheld_in({"its title": it.version.title, "its words": it.version.body})
    unless(bool(found), refusal(found)).demand()
    day = None if it.is_translation else _review_day(review_on, at)
    before = held.published(language)
    made = _done(it, Act.PUBLISH, by, at, review_on=day, words=words)
    if before:
        stop(subject=before.version, by=by, at=at)
    if day:
        _clock(it.version, day, by, at)
    return made


@action("content.version_reviewed")
def review_version(
    *, slug: str, language: str, number: int, review_on: date | None, words: str, by: Viewer, at: datetime
) -> Step:
    """Somebody read a published page again and it is still right; it is read again by another day."""
    may_publish(by).demand()
    _, it = _taken(slug, language, number, Act.REVIEW, by)
    unless(it.is_translation, "A translation is read again with its English page.").demand()
    day = _review_day(review_on, at)
    made = _done(it, Act.REVIEW, by, at, review_on=day, words=words)
    stop(subject=it.version, by=by, at=at)
    _clock(it.version, day, by, at)
    return made


@action("content.version_withdrawn")
def withdraw_version(*, slug: str, language: str, number: int, words: str, by: Viewer, at: datetime) -> Step:
    """Taken away from the public at once, by one person, with the reason. Its translations go with it."""
    may_publish(by).demand()
    _, it = _taken(slug, language, number, Act.WITHDRAW, by)
    unless(not words.strip(), NO_WHY).demand()
    made = _done(it, Act.WITHDRAW, by, at, words=words)
    cancel(subject=it.version, why=words, by=by, at=at)
    return made


@action("content.translation_signed")
def sign_translation(
    *,
    slug: str,
    language: str,
    number: int,
    translator: str,
    standing: str,
    signed_on: date,
    by: Viewer,
    at: datetime,
) -> Signature:
    """Record that a named translator signed this version: that it says what its English version says."""
    _, it = _found(slug, language, number, by)
    may_sign(by, it.version.by_id).demand()
    unless(not it.is_translation, NOT_TRANSLATED).demand()
    unless(it.signature is not None, SIGNED).demand()
    unless(not (translator.strip() and standing.strip()), NO_NAME).demand()
    unless(signed_on > london(at).date(), NOT_YET).demand()
    made = Signature(version=it.version, signed_on=signed_on, by_id=by.person_id, at=at)
    made.translator, made.standing = translator.strip(), standing.strip()
    made.save(force_insert=True)
    return made


def _found(slug: str, language: str, number: int, by: Viewer) -> tuple[Slug, Standing]:
    if slug not in PAGES or language not in LANGUAGES:
        raise Refused(NO_PAGE, hidden=True)
    wait_turn(turn_of(slug))
    held = one_page(by, slug)
    it = held.numbered(language, number)
    if it is None:
        raise Refused(NO_PAGE, hidden=True)
    return held, it


def _taken(slug: str, language: str, number: int, act: Act, by: Viewer) -> tuple[Slug, Standing]:
    held, it = _found(slug, language, number, by)
    VERSION.may(it.state, act).demand()
    return held, it


def _done(it: Standing, act: Act, by: Viewer, at: datetime, **also: Any) -> Step:
    words = str(also.pop("words", "")).strip()[:300]
    made = Step(version=it.version, act=act, words=words, by_id=by.person_id, at=at, **also)
    made.save(force_insert=True)
    return made


def _review_day(day: date | None, at: datetime) -> date:
    """The day chosen: from tomorrow on, and within the partnership's own time."""
    last = london(would_be_due(CLOCK, at)).date()
    if day is None or day <= london(at).date():
        raise Refused(NO_DAY)
    unless(day > last, TOO_LATE.format(last=last.strftime("%-d %B %Y"))).demand()
    return day


def _clock(version: Version, day: date, by: Viewer, at: datetime) -> None:
    team = Team.objects.filter(pk__in=by.team_ids).order_by("pk").first()
    start(
        rule=CLOCK,
        subject=version,
        about=[],
        started_at=at,
        due_at=end_of(day),
        owner_team=team,
        owner_staff=None if team else self_of(by)[0],
        path=f"/content/{version.slug}/",
        by=by,
        at=at,
    )
