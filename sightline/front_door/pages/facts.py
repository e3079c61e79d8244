"""Rows of the contact page: what was said and what stands, with every correction beside the original."""

from django.urls import reverse
from markupsafe import Markup

from sightline.core import words
from sightline.core.pages import Action, Row
from sightline.core.words import paragraphs
from sightline.front_door.choices import AssessmentOutcome, OpenTo, SupportGiven
from sightline.front_door.models import Assessment, Decision
from sightline.front_door.pages.words import marked, spans_of
from sightline.front_door.queries import Whole
from sightline.front_door.states import (
    Channel,
    Consent,
    FamilyTold,
    FirstOutcome,
    HealthProvider,
    Level,
    SharingBasis,
    Source,
    ToldHow,
    Urgency,
)
from sightline.front_door.words import tick_words


def who_told_rows(all_of_it: Whole) -> list[Row]:
    """Who told us, when and how."""
    it = all_of_it.contact
    rows = [
        Row("Received", _with(all_of_it, "received_at", words.moment(it.received_at))),
        Row("How", _with(all_of_it, "channel", Channel(it.channel).label if it.channel else "")),
        Row("Who told us", _with(all_of_it, "source", _source(all_of_it))),
    ]
    if it.came_through:
        rows.append(Row("Came through", it.came_through))
    if not it.anonymous:
        rows.append(Row("Their name", _with(all_of_it, "referrer", _referrer(all_of_it))))
        reached = [it.referrer_phone, it.referrer_email, it.referrer_how]
        rows.append(Row("How to reach them", "; ".join(each for each in reached if each)))
    if not it.referrer_reachable:
        rows.append(Row("Cannot be told", it.referrer_not_reachable_why))
    rows.append(Row("Taken by", it.by.name if it.by else "Brought in from a file"))
    if it.their_reference:
        rows.append(Row("Their reference", f"{it.their_reference} ({it.their_system})"))
    return rows


def _source(all_of_it: Whole) -> str:
    it = all_of_it.contact
    parts = [str(Source(it.source).label), it.source_detail]
    if it.health_provider:
        parts.insert(1, str(HealthProvider(it.health_provider).label))
    return ": ".join(part for part in parts if part)


def _referrer(all_of_it: Whole) -> str:
    it = all_of_it.contact
    return ", ".join(part for part in (it.referrer_name, it.referrer_role, it.referrer_organisation) if part)


def heard_rows(all_of_it: Whole) -> list[Row]:
    """Their words, and what was heard in them."""
    it = all_of_it.contact
    said = [
        ("words", "What they said", it.words),
        ("worry", "Most worried about", it.worry),
        ("place", "Where", it.place),
        ("when_said", "When it happened", it.when_said),
        ("who_was_told", "Who else was told", it.who_was_told),
        ("unknown_child", "A child nobody could name", it.unknown_child),
        ("group_or_place", "Group or place", it.group_or_place),
        ("other", "Also", ""),
    ]
    amended = {each.field for each in all_of_it.amendments}
    always = {"words"}
    rows = [
        Row(title, _with(all_of_it, name, text))
        for name, title, text in said
        if text or name in amended or name in always
    ]
    return [*rows, *_judged_rows(all_of_it)]


def _judged_rows(all_of_it: Whole) -> list[Row]:
    """What a person judged, each with its link to change it."""
    it = all_of_it.contact
    signs, case, soon = (
        reverse(f"front_door:{name}", args=[it.pk]) for name in ("tick", "open_case", "urgency")
    )
    open_case = f"Yes: {it.open_case}" if it.open_case else ("Yes" if it.about_open_case else "No")
    urgency = Urgency(it.urgency).label if it.urgency else ""
    return [
        Row("Signs of exploitation", tick_words(it), [Action("Change", signs)]),
        Row("About an open case", open_case, [Action("Change", case)]),
        Row("Urgency", urgency, [Action("Change", soon)], empty="Not chosen"),
    ]


def law_rows(all_of_it: Whole) -> list[Row]:
    """On what ground it was shared, and what the family knows."""
    it = all_of_it.contact
    told = FamilyTold(it.family_told).label if it.family_told else ""
    more = it.family_told_what or it.family_not_told_why
    return [
        Row("Ground for sharing", SharingBasis(it.sharing_basis).label if it.sharing_basis else ""),
        Row("About that ground", it.sharing_note, empty="Nothing added"),
        Row("Family told", _with(all_of_it, "family", f"{told}. {more}" if told and more else told)),
        Row("Agreement to a service", Consent(it.consent).label if it.consent else ""),
        *([Row("Who agreed or refused", it.consent_note)] if it.consent_note else []),
    ]


def decision_rows(all_of_it: Whole) -> list[Row]:
    """The decision that stands."""
    made = all_of_it.decision
    if made is None:
        return []
    by = made.decided_by_name or "not named"
    number = f" (social worker, {made.social_work_number})" if made.social_work_number else ""
    return [
        Row("Level of need", Level(made.level).label if made.level else ""),
        Row("What happens", FirstOutcome(made.outcome).label if made.outcome else ""),
        Row("Reason", paragraphs(made.reason) or None),
        *([Row("Advice given", paragraphs(made.advice_given))] if made.advice_given else []),
        *([Row("Done today", paragraphs(made.done_today))] if made.done_today else []),
        *([Row("To be done at once", paragraphs(made.immediate_action))] if made.immediate_action else []),
        *_harm(made),
        *([Row("Who does the work", delivered_by(made))] if made.deliver_agency_id else []),
        Row("Decided by", f"{by}{number}"),
        Row("Decided", words.moment(made.decided_at)),
        *([Row("To be decided by", words.day(made.due_on))] if made.due_on else []),
    ]


def _harm(made: Decision) -> list[Row]:
    """Whether significant harm is suspected, where somebody was asked."""
    if made.significant_harm is None:
        return []
    return [Row("Significant harm suspected", "Yes" if made.significant_harm else "No")]


def delivered_by(made: Decision | Assessment) -> str:
    """The service that does the work: Family mentors (Stepping Stones)."""
    agency, team = made.deliver_agency, made.deliver_team
    if agency is None:
        return ""
    return f"{team.name} ({agency.name})" if team else str(agency.name)


def assessment_rows(all_of_it: Whole) -> list[Row]:
    """The second assessment that stands."""
    made = all_of_it.assessment
    if made is None:
        return []
    given = str(SupportGiven(made.support_given).label) if made.support_given else ""
    support = ": ".join(part for part in (given, made.support_detail) if part)
    return [
        Row("What was found", AssessmentOutcome(made.assessment_outcome).label),
        *([Row("Open to", OpenTo(made.opened_to).label)] if made.opened_to else []),
        *([Row("Support given", support)] if support else []),
        *([Row("Who does the work", delivered_by(made))] if made.deliver_agency_id else []),
        Row("Context of the referral", paragraphs(made.context) or None),
        Row("The child’s family", paragraphs(made.family_dynamics) or None),
        Row("Reason", paragraphs(made.reason) or None),
        Row("By", f"{made.by.name if made.by else 'Brought in from a file'}, {words.moment(made.at)}"),
    ]


def told_rows(all_of_it: Whole) -> list[Row]:
    """The last telling."""
    made = all_of_it.last_told
    if made is None:
        return []
    rows = [Row("How", ToldHow(made.how).label), Row("When", words.moment(made.told_at))]
    said = Row("Why nobody", made.why_nobody) if made.how == ToldHow.NOBODY else None
    rows.append(said or Row("What they were told", paragraphs(made.what_was_said) or None))
    rows.append(Row("By", made.by.name if made.by else "Brought in from a file"))
    return rows


def _with(all_of_it: Whole, field: str, text: object) -> Markup | str | None:
    """The original words, then each correction with who, when and why."""
    changes = [each for each in all_of_it.amendments if each.field == field]
    shown = str(text or "")
    spans = spans_of(all_of_it.matches, field)
    if not changes and not spans:
        return paragraphs(shown) if "\n" in shown else (shown or None)
    made = [marked(shown, spans)] if shown else []
    for each in changes:
        when = f"{words.moment(each.at)} by {each.by.name if each.by else 'Sightline'}"
        note = Markup('<p class="govuk-hint govuk-!-margin-bottom-1">Put right on {}. {}</p>')
        made += [note.format(when, each.why), marked(each.text, spans_of(all_of_it.matches, str(each.pk)))]
    return Markup("").join(made)
