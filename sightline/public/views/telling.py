"""Telling a worry, step by step. Each step carries all that was said before: nothing is kept until sent or saved."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.core.sealed import CodeKeys, keys_of_code
from sightline.public import documents, process, sending
from sightline.public.answering import lanes, page
from sightline.public.asking import (
    CARRIED,
    LABELS,
    SOON,
    STEPS,
    TELLERS,
    answers_in,
    cut_short,
    nothing_told,
)
from sightline.public.store import Unreachable
from sightline.public.tokens import Handed, begin, hand_on, new_code, shown, take

NOTHING = "You have not written anything yet. A few words are enough."
CUT = "One answer was too long and its end was cut off. Send this first, then add the rest with your code."
BUSY = "Many are sending now. Nothing was sent, and all you wrote is still here. Wait a minute, then press again."
DOWN = "We cannot take this at the moment. Nothing was sent, and all you wrote is still here. Try again, or telephone."
NOT_WITH_IT = "Your words have arrived. The document has not: come back with your code and send it again."
CODE_TAKEN = "That code could not be used. Write down the new one below, then send."
ON_PAGE = {
    "who": ("who",),
    "what": ("what",),
    "about": ("whom", "where", "when"),
    "soon": ("soon", "name", "reach"),
    "check": (),
}


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The first page: danger first, then who is speaking."""
    return step_page("who", answers_in({}), None)


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """One step, and the way to the next, back, to keeping it for later, or to sending it."""
    if request.method != "POST":
        return start(request)
    documents.welcome(request)
    given, step, go = answers_in(request.POST), request.POST.get("step", ""), request.POST.get("go", "")
    handed = take(request.POST.get("handed", ""), process.page_key())
    step = step if step in STEPS else "who"
    if cut_short(request.POST):
        return step_page(step, given, handed, wrong=CUT)
    if go == "save":
        return _saved(request, step, given, handed)
    if go == "send":
        return _sent(request, given, handed)
    if go == "forget" and handed is not None and handed.came_back:
        return _forgotten(request, step, given, handed)
    place = STEPS.index(step) + (-1 if go == "back" else 1)
    return step_page(STEPS[max(0, min(place, len(STEPS) - 1))], given, handed)


def step_page(step: str, given: dict[str, str], handed: Handed | None, *, wrong: str = "") -> HttpResponse:
    """The page of a step. The last shows the code before anything is sent, so that no answer can be lost with it."""
    if step == "check" and handed is None:
        handed = begin(new_code())
    return page(
        step,
        step=step,
        number=STEPS.index(step) + 1,
        of=len(STEPS),
        given=given,
        teller=TELLERS[given["who"] or "other"],
        tellers=TELLERS,
        soon=SOON,
        labels=LABELS,
        carried={name: given[name] for name in CARRIED if name not in ON_PAGE[step]},
        handed=hand_on(handed, process.page_key()) if handed else "",
        code=shown(handed.code) if handed and not handed.came_back else "",
        saved=handed is not None and handed.came_back,
        documents=step == "check" and sending.takes_documents(),
        wrong=wrong,
    )


def _admitted(request: HttpRequest) -> bool:
    return lanes().admits(request.POST.get("puzzle", ""), request.POST.get("answer", ""))


def _sent(request: HttpRequest, given: dict[str, str], handed: Handed | None) -> HttpResponse:
    document, wrong = documents.chosen(request)
    if nothing_told(given):
        return step_page("check", given, handed, wrong=NOTHING)
    if handed is None:  # open too long, or not ours: a fresh code has to be written down first
        return step_page("check", given, None, wrong=CODE_TAKEN)
    if wrong or not _admitted(request):
        return step_page("check", given, handed, wrong=wrong or BUSY)
    told, keys = {name: value for name, value in given.items() if value}, _keys(handed)
    try:
        left = sending.send(told, handed, keys, soon=given["soon"])
    except (Unreachable, sending.NotOpen):
        return step_page("check", given, handed, wrong=DOWN)
    if not left:
        return step_page("check", given, None, wrong=CODE_TAKEN)
    lacking = "" if document is None or attached(document, handed.text, keys) else NOT_WITH_IT
    return page("arrived", teller=TELLERS[given["who"] or "other"], soon=given["soon"], lacking=lacking)


def _keys(handed: Handed) -> CodeKeys:
    return keys_of_code(handed.code, process.pepper())


def attached(document: documents.Document, text: str, keys: CodeKeys) -> bool:
    """Whether a document was left with its words."""
    try:
        return sending.attach(document.kind, document.raw, text, keys) == "left"
    except Unreachable:
        return False


def _saved(request: HttpRequest, step: str, given: dict[str, str], handed: Handed | None) -> HttpResponse:
    if nothing_told(given):
        return step_page(step, given, handed, wrong=NOTHING)
    if not _admitted(request):
        return step_page(step, given, handed, wrong=BUSY)
    handed = handed or begin(new_code())
    told = {name: value for name, value in given.items() if value}
    try:
        kept = sending.keep(told, keys_of_code(handed.code, process.pepper()))
    except Unreachable:
        return step_page(step, given, handed, wrong=DOWN)
    if not kept:
        return step_page(step, given, None, wrong=CODE_TAKEN)
    return page("saved", code=shown(handed.code))


def _forgotten(request: HttpRequest, step: str, given: dict[str, str], handed: Handed) -> HttpResponse:
    if not _admitted(request):
        return step_page(step, given, handed, wrong=BUSY)
    try:
        sending.forget(keys_of_code(handed.code, process.pepper()))
    except Unreachable:
        return step_page(step, given, handed, wrong=DOWN)
    return page("forgotten")
