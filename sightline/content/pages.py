"""What the pages of public words show, as plain objects."""

from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.content.catalogue import ENGLISH, LANGUAGES, PAGES, READING_AGE, Audience, Language
from sightline.content.fitness import may_be_published
from sightline.content.permissions import may_publish, may_publish_this, may_sign
from sightline.content.queries import Slug, Standing
from sightline.content.reading import reading_age
from sightline.content.states import VERSION, Act, State
from sightline.core.leave import Answer, Refusal, first_refusal
from sightline.core.pages import Link, Row, Tag
from sightline.core.words import day, moment, plural

COLOURS = {
    State.DRAFT: "grey",
    State.PREVIEWED: "yellow",
    State.PUBLISHED: "green",
    State.WITHDRAWN: "red",
}
SHIPPED = "Sightline, as it ships"
ADDED, TAKEN, SAME = "Added", "Taken away", ""


@dataclass(frozen=True)
class PageLine:
    """One page in the list."""

    name: str
    purpose: str
    href: str
    state: Tag
    review: str
    waits: str


@dataclass(frozen=True)
class VersionLine:
    """One version in the history of a page."""

    name: str
    href: str
    why: str
    made: str
    state: Tag


@dataclass(frozen=True)
class Change:
    """A paragraph with what became of it since the version before."""

    what: str
    text: str


def state_tag(it: Standing) -> Tag:
    if it.state is State.PUBLISHED and it.of_an_earlier:
        return Tag("Of an earlier version: not shown", "orange")
    return Tag(it.state.label, COLOURS.get(it.state, "grey"))


def page_lines(found: dict[str, Slug], today: date) -> list[PageLine]:
    """Every page, those due to be read again first."""
    made = [(_due(found.get(slug)), _line(slug, found.get(slug, Slug(slug)), today)) for slug in PAGES]
    return [line for _, line in sorted(made, key=lambda each: each[0])]


def _due(held: Slug | None) -> date:
    shown = held.published() if held else None
    return (shown.review_on if shown else None) or date.max


def _line(slug: str, held: Slug, today: date) -> PageLine:
    shown = held.published()
    waits = len(held.waiting)
    return PageLine(
        name=PAGES[slug].name,
        purpose=PAGES[slug].purpose,
        href=reverse("content:page", args=[slug]),
        state=state_tag(shown) if shown else Tag("Not published", "grey"),
        review=review_words(shown, today) if shown else "",
        waits=f"{plural(waits, 'version')} not published yet" if waits else "Nothing",
    )


def review_words(it: Standing, today: date) -> str:
    """By when it is read again, or since when that is late."""
    if it.review_on is None:
        return ""
    return f"Late since {day(it.review_on)}" if it.review_on < today else f"By {day(it.review_on)}"


def version_lines(held: Slug, language: str) -> list[VersionLine]:
    """Every version in one language, the newest first."""
    return [
        VersionLine(
            name=f"Version {it.version.number}: {it.version.title}",
            href=reverse("content:version", args=[held.slug, language, it.version.number]),
            why=it.version.why,
            made=f"{it.version.by.name if it.version.by else SHIPPED}, {moment(it.version.at)}",
            state=state_tag(it),
        )
        for it in held.by_language.get(language, [])
    ]


def languages_of(held: Slug) -> list[tuple[Language, list[VersionLine]]]:
    """English first, then every language that has a version."""
    others = sorted(set(held.by_language) - {ENGLISH})
    return [(LANGUAGES[code], version_lines(held, code)) for code in (ENGLISH, *others)]


def version_rows(it: Standing) -> list[Row]:
    """Who did what with one version, in the order it happened."""
    version = it.version
    rows = [
        Row("Language", LANGUAGES[version.language].name),
        Row("Written by", f"{version.by.name if version.by else SHIPPED}, {moment(version.at)}"),
        Row("What was changed", version.why),
    ]
    if PAGES[version.slug].audience is Audience.YOUNG and version.language == ENGLISH:
        age = reading_age(version.body)
        rows.append(Row("Reading age", f"{age} (Flesch–Kincaid; at most {READING_AGE})"))
    if it.source:
        rows.append(Row("Translates", f"English version {it.source.version.number}"))
        signed = it.signature
        told = f"{signed.translator} ({signed.standing}), {day(signed.signed_on)}" if signed else ""
        rows.append(Row("Signed by the translator", told, empty="Not signed: the public does not see it"))
    for step in it.steps:
        words = [f"{step.by.name}, {moment(step.at)}", step.words]
        words.append(f"Read again by {day(step.review_on)}" if step.review_on else "")
        rows.append(Row(Act(step.act).label, ". ".join(each for each in words if each)))
    return rows


def offers(viewer: Viewer, it: Standing) -> list[Link]:
    """What this person can do with a version now."""
    version = it.version
    given = [version.slug, version.language, version.number]
    found = []
    if it.state in (State.DRAFT, State.PREVIEWED):
        found.append(Link("See it as the public will", reverse("content:preview", args=given)))
    if it.is_translation and it.signature is None and may_sign(viewer, version.by_id):
        found.append(Link("Record that its translator signed", reverse("content:sign", args=given)))
    if VERSION.may(it.state, Act.PUBLISH) and _publishes(viewer, it):
        found.append(Link("Publish it", reverse("content:publish", args=given)))
    if VERSION.may(it.state, Act.REVIEW) and may_publish(viewer):
        if not it.is_translation:
            found.append(Link("It was read again", reverse("content:review", args=given)))
        found.append(Link("Withdraw it", reverse("content:withdraw", args=given)))
    write = reverse("content:write", args=given[:2])
    found.append(Link("Write a new version from this", f"{write}?from={version.number}"))
    return found


def _publishes(viewer: Viewer, it: Standing) -> Answer:
    """Leave to publish it, or what stands in the way: the person first, then the words."""
    return first_refusal(may_publish_this(viewer, it.version.by_id, it.lookers), may_be_published(it))


def stands_in_the_way(viewer: Viewer, it: Standing) -> str:
    """Why a version that waits is not offered to this person to publish."""
    if it.state is not State.PREVIEWED:
        return ""
    said = _publishes(viewer, it)
    return said.sentence if isinstance(said, Refusal) else ""


def differences(before: Standing | None, it: Standing) -> list[Change]:
    """Paragraph by paragraph, what was added and taken away since the version before."""
    old, new = _paragraphs(before), _paragraphs(it)
    made: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            made += [Change(SAME, each) for each in new[c:d]]
        else:
            made += [Change(TAKEN, each) for each in old[a:b]]
            made += [Change(ADDED, each) for each in new[c:d]]
    return made


def _paragraphs(it: Standing | None) -> list[str]:
    if it is None:
        return []
    return [f"# {it.version.title}", *(part for part in it.version.body.split("\n") if part.strip())]
