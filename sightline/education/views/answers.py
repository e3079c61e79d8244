"""A setting's own list of questions, one question across settings, and meetings of the leads."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.education import actions, years
from sightline.education.actions.answers import Answered
from sightline.education.forms.answers import AnswerForm, MeetingForm, OverviewForm
from sightline.education.models import Setting
from sightline.education.pages.answers import across, answer_lines, counted, part_of, term_of
from sightline.education.permissions import may_answer
from sightline.education.queries.answers import answers_in, answers_of, last_answer, leads_meetings
from sightline.education.queries.network import settings
from sightline.education.queries.returns import in_network
from sightline.education.questions import Question, questions
from sightline.education.states import Said, Term
from sightline.education.views.common import NOBODY, Page, form_of, served

ANSWER, MEETING = "education.answer", "education.note_meeting"
READERS = ["the leads of this school or college", "the education safeguarding coordinator"]
LEADS = ["the leads of every school and college", "the education safeguarding coordinator"]
A_YEAR = timedelta(days=365)


@require_GET
@staff_page("education.answer")
def answers(request: StaffRequest, setting_id: UUID) -> HttpResponse:
    """What a setting answers about itself in a year (SC-13 to SC-20)."""
    found = _opened(request, setting_id)
    today = clock.today()
    offered = dict(years.offered(today))
    year = int(asked) if (asked := request.GET.get("year", "")) in offered else years.year_of(today)
    shown = {
        "name": found.agency.name,
        "year": years.in_words(year),
        "others": [(f"?year={key}", text) for key, text in offered.items() if key != str(year)],
        "lines": answer_lines(found, year, answers_of(request.viewer, found, year)),
    }
    return render(request, "education/answers.jinja", shown)


@staff_page("education.answer")
def answer(request: StaffRequest, setting_id: UUID, year: int, question: str, part: str) -> HttpResponse:
    """One answer; a later one stands in place of an earlier."""
    found, term = _opened(request, setting_id), term_of(part)
    asked = questions().get(question)
    if asked is None or term not in asked.terms or found.phase not in asked.phases:
        raise Refused(NOT_FOUND, hidden=True)
    years.is_asked(year, on=clock.today()).demand()
    last = last_answer(found, question, year, term)
    form_page = _page(found, asked, year, term)
    begun = {"said": last.said, "done_on": last.done_on, "words": last.words} if last else {}
    number = last.number if last else 0
    form = form_of(request, AnswerForm, form_page, initial={"seen_number": number, **begun})

    def save() -> None:
        given = dict(form.cleaned_data)
        seen, given["said"] = given.pop("seen_number"), Said(given["said"])
        said = Answered(question=question, year=year, term=term, **given)
        actions.answer(
            setting_id=found.pk, answered=said, seen_number=seen, by=request.viewer, at=clock.now()
        )

    return served(request, form_page, form, save, readers=READERS)


def _page(found: Setting, asked: Question, year: int, term: str) -> Page:
    part = Term(term).label if term else ""
    back = f"{reverse('education:answers', args=[found.pk])}?year={year}"
    caption = ", ".join(text for text in (found.agency.name, years.in_words(year), part) if text)
    draft = f"{ANSWER}.{year}.{part_of(term)}.{asked.key}"
    return Page(asked.asks, caption, draft, found.pk, "Save the answer", back, "Saved.", lead=asked.hint)


@require_GET
@staff_page("education.oversee")
def overview(request: StaffRequest) -> HttpResponse:
    """One question across every setting it is asked of."""
    today = clock.today()
    form = OverviewForm(request, years=years.offered(today))
    given = form.cleaned_data
    year = int(given.get("year") or years.year_of(today))
    asked = questions()[given.get("question") or next(iter(questions()))]
    rows = in_network(today).select_related("agency").order_by("agency__name", "id")
    found = list(rows)
    lines = across(found, asked, year, answers_in(request.viewer, [each.pk for each in found], year))
    shown = {
        "form": form,
        "asks": asked.asks,
        "year": years.in_words(year),
        "lines": lines,
        "counted": counted(lines),
    }
    return render(request, "education/overview.jinja", shown)


@require_GET
@staff_page("education.open")
def meetings(request: StaffRequest) -> HttpResponse:
    """When the leads met in the past year, and when they meet next (SC-08)."""
    found = leads_meetings(since=clock.today() - A_YEAR)
    oversees = request.viewer.may("education.oversee")
    return render(
        request, "education/meetings.jinja", {"meetings": found, "oversees": oversees, "today": clock.today()}
    )


@staff_page("education.oversee")
def note_meeting(request: StaffRequest) -> HttpResponse:
    """A day on which the leads meet."""
    back = reverse("education:meetings")
    page = Page(
        "Add a meeting of the leads", "Schools and colleges", MEETING, NOBODY, "Add it", back, "Added."
    )
    form = form_of(request, MeetingForm, page)

    def save() -> None:
        actions.note_meeting(**form.cleaned_data, by=request.viewer, at=clock.now())

    return served(request, page, form, save, readers=LEADS)


def _opened(request: StaffRequest, setting_id: UUID) -> Setting:
    """A setting of one's own, or any for whoever keeps the list; another's answers as absent."""
    found: Setting = open_record(settings().filter(**_own(request)), request.viewer, setting_id)
    may_answer(request.viewer, found).demand()
    return found


def _own(request: StaffRequest) -> dict[str, object]:
    return {} if request.viewer.may("education.oversee") else {"agency_id": request.viewer.employer_id}
