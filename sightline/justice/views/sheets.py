"""Pages of numbers: markers, conviction rates, referrals by quarter, profiles of suspects; and what is added."""

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import Link, paginate
from sightline.justice import actions
from sightline.justice.forms.marking import MarkersAuditForm, MarkForm, PracticeForm, RateForm
from sightline.justice.marked import Whose
from sightline.justice.pages.sheets import (
    Sheet,
    Table,
    audit_rows,
    marker_counts,
    marker_lines,
    profile_tables,
    quarters,
    rate_sources,
    rate_table,
    referral_table,
)
from sightline.justice.permissions import may_note_practice, may_record, may_record_on
from sightline.justice.queries.marking import (
    marker_audits,
    rates,
    referral_numbers,
    tally,
    with_markers,
)
from sightline.justice.queries.profiles import profile, suspects_of
from sightline.justice.states import Act
from sightline.justice.views.common import Texts, form_of, of_crime, served, worked_on
from sightline.people.queries import name_lines

MARKER_HEADS = ["Crime", "Child", "Reported", "Offence", *(str(each.label) for each in Whose)]
A_DAY = timedelta(days=1)


@require_GET
@staff_page("justice.read")
def markers(request: StaffRequest) -> HttpResponse:
    """Crimes of a quarter with the system's marker, the judgement and what prosecutors were sent; audits of them."""
    chosen, since, until = _period(request)
    found = with_markers(request.viewer, since, until)
    page = paginate(request, found)
    names = name_lines({each.crime.child_id for each in page.items})
    sheet = Sheet(
        "Markers of exploitation",
        "The police system’s word, a coordinator’s judgement and what went to the prosecutors are kept apart.",
        counts=marker_counts(tally(found)),
        tables=[Table(f"Crimes reported {chosen}", MARKER_HEADS, marker_lines(page.items, names))],
        entries=audit_rows(marker_audits(request.viewer)),
        links=_if(bool(may_record(request.viewer)), "Record an audit of markers", "markers_audit"),
        choices=list(quarters(clock.today())),
        chosen=chosen,
    )
    return render(request, "justice/sheet.jinja", {"sheet": sheet, "page": page})


@staff_page("justice.record")
def mark(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """Whether a crime is marked as exploitation."""
    found = worked_on(request, crime_id, Act.TELL, may_record_on)
    lead = "Three words are kept apart. A judgement never changes what the system says."
    texts = of_crime(found, "Mark it as exploitation, or not", "mark", "Save", lead=lead)
    form = form_of(request, MarkForm, texts)

    def save() -> None:
        actions.mark(crime_id=found.pk, marked=form.marked_so(), by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def audit_markers(request: StaffRequest) -> HttpResponse:
    """An audit of the use of markers."""
    texts = _texts(request, "Record an audit of markers", "markers_audit", "markers")
    form = form_of(request, MarkersAuditForm, texts)
    return served(request, form, texts, lambda: actions.audit_markers(
        audited=form.audited(), by=request.viewer, at=clock.now()
    ))  # fmt: skip


@require_GET
@staff_page("justice.rates")
def conviction_rates(request: StaffRequest) -> HttpResponse:
    """Conviction rates for rape and for other sexual offences by quarter, local and national."""
    found = rates(request.viewer)
    sheet = Sheet(
        "Conviction rates",
        "As the Crown Prosecution Service publishes them. They are of prosecutions, not of crimes.",
        tables=[rate_table(found, quarters(clock.today()))],
        entries=rate_sources(found),
        links=[Link("Add a rate", reverse("justice:rate"))],
    )
    return render(request, "justice/sheet.jinja", {"sheet": sheet})


@staff_page("justice.rates")
def keep_rate(request: StaffRequest) -> HttpResponse:
    """One published rate."""
    texts = _texts(request, "Add a conviction rate", "rate", "rates")
    offered = {name: first for name, (first, _) in quarters(clock.today()).items()}
    form = form_of(request, RateForm, texts, quarters=offered)
    return served(request, form, texts, lambda: actions.keep_rate(
        rated=form.rated(), by=request.viewer, at=clock.now()
    ))  # fmt: skip


@require_GET
@staff_page("justice.read")
def numbers(request: StaffRequest) -> HttpResponse:
    """Referrals and decisions by quarter, with what changed in training and practice beside them."""
    offered = quarters(clock.today())
    sheet = Sheet(
        "Referrals by quarter",
        "Each fact counts in the quarter of its own day. What changed stands beside the quarter in which it did.",
        tables=[referral_table(referral_numbers(request.viewer, list(offered.values())), offered)],
        links=_if(
            bool(may_note_practice(request.viewer)), "Note a change of training or practice", "practice"
        ),
    )
    return render(request, "justice/sheet.jinja", {"sheet": sheet})


@staff_page("justice.refer")
def practice(request: StaffRequest) -> HttpResponse:
    """A change of training or practice."""
    texts = _texts(request, "Note a change of training or practice", "practice", "numbers")
    form = form_of(request, PracticeForm, texts)
    return served(request, form, texts, lambda: actions.note_practice(
        changed=form.changed(), by=request.viewer, at=clock.now()
    ))  # fmt: skip


@require_GET
@staff_page("justice.suspects")
def profiles(request: StaffRequest) -> HttpResponse:
    """What the suspects of a quarter's crimes have in common, for programmes of early help."""
    chosen, since, until = _period(request)
    found = suspects_of(request.viewer, since, until)
    sheet = Sheet(
        "Profile of suspects",
        f"{len(found)} on record as suspected of a crime reported {chosen}, as far as their handling codes let "
        "you see them. It is of groups, to plan early help; it says nothing of anybody.",
        tables=profile_tables(profile(found)) if found else [],
        choices=list(quarters(clock.today())),
        chosen=chosen,
    )
    return render(request, "justice/sheet.jinja", {"sheet": sheet})


def _period(request: StaffRequest) -> tuple[str, date, date]:
    """The quarter chosen by the address, else this one: its name, first and last day."""
    offered = quarters(clock.today())
    wanted = request.GET.get("period", "")
    chosen = wanted if wanted in offered else next(iter(offered))
    first, after = offered[chosen]
    return chosen, first, after - A_DAY


def _if(may: bool, text: str, route: str) -> list[Link]:
    return [Link(text, reverse(f"justice:{route}"))] if may else []


def _texts(request: StaffRequest, title: str, draft: str, back: str) -> Texts:
    back_to = reverse(f"justice:{back}")
    return Texts(title, "", f"justice.{draft}", request.viewer.person_id, "Save", "On record.", back_to)
