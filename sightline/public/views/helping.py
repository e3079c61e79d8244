"""The finder of help and its leaflet. Answers come with the page that is posted, and nothing keeps them."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.core import clock
from sightline.public.answering import page
from sightline.public.helping import QUESTIONS, STEPS, answers_in, fitting, in_order, leaflet
from sightline.public.store import Unreachable, services

DOWN = "The list of help cannot be read at the moment"
RING = "Nothing is wrong with what you answered, and nothing of it was kept. Try again later, or ring a number below."


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """A question, or what fits."""
    if request.method != "POST":
        return _asked(0, {})
    answers, go = answers_in(request.POST), request.POST.get("go", "")
    step = request.POST.get("step", "")
    place = STEPS.index(step) if step in STEPS else 0
    place += {"back": -1, "again": 0}.get(go, 1)
    if go == "show" or place >= len(STEPS):
        return _found(answers)
    return _asked(max(0, place), answers)


def _asked(place: int, answers: dict[str, str]) -> HttpResponse:
    question = QUESTIONS[place]
    return page(
        "help_question",
        question=question,
        number=place + 1,
        of=len(QUESTIONS),
        given=answers.get(question.key, ""),
        carried={key: said for key, said in answers.items() if key != question.key},
    )


def _found(answers: dict[str, str]) -> HttpResponse:
    """What fits, with why; everything where nothing does. Answers of one length do not tell what was asked."""
    try:
        every = services()
    except Unreachable:
        return page("trouble", status=503, title=DOWN, kept=RING)
    fits = fitting(every, answers)
    said = [(each.asks, each.choices[answers[each.key]]) for each in QUESTIONS if each.key in answers]
    shown = fits or [(it, list[str]()) for it in in_order(every)]
    return page(
        "help_found",
        same_length=True,
        shown=shown,
        nothing=not fits,
        answers=answers,
        said=said,
        last=STEPS[-1],
        today=clock.today(),
    )


@require_safe
def printed(request: HttpRequest) -> HttpResponse:
    """All of it on one page, by level of worry, to print."""
    try:
        every = services()
    except Unreachable:
        return page("trouble", status=503, title=DOWN, kept=RING)
    return page("help_leaflet", by=leaflet(every), every=in_order(every), today=clock.today())
