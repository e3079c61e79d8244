"""Coming back with a code: to what was begun, or to a conversation. A wrong code costs and looks the same."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from sightline.core.sealed import keys_of_code
from sightline.public import documents, process, sending
from sightline.public.answering import lanes, page
from sightline.public.asking import LABELS, LONGEST, SOON, TELLERS, answers_in
from sightline.public.store import Unreachable
from sightline.public.tokens import (
    DIGITS,
    GOOD_FOR_A_CONVERSATION,
    Opened,
    begin,
    hand_on,
    opened,
    read_code,
    take_opened,
)
from sightline.public.views.telling import BUSY, DOWN, attached, step_page

NOTHING_OPENED = "Nothing opens with those digits. Check each of the sixteen, then try again."
TOO_LONG_AGO = (
    "This page was open for more than half an hour. Enter your code again; what you wrote is kept below."
)
NOTHING_ADDED = "You have not written anything yet."
FULL = "This conversation is full. Telephone us, or begin a new one."
NOT_WITH_IT = "What you wrote has arrived. The document has not: choose it and send it again."
A_DOCUMENT = "(A document was sent.)"
FIELDS = ("more", "name", "reach")


@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest) -> HttpResponse:
    """The page that asks for the code, and what it opens."""
    if request.method != "POST":
        return _ask({})
    documents.welcome(request)
    typed = {
        name: request.POST.get(name, "").replace("\r\n", "\n").replace("\x00", "")[:LONGEST]
        for name in FIELDS
    }
    if not lanes().admits(request.POST.get("puzzle", ""), request.POST.get("answer", "")):
        return _ask(typed, wrong=BUSY)
    try:
        if request.POST.get("go") == "say":
            return _say(request, typed)
        return _open(request, typed)
    except (Unreachable, sending.NotOpen):
        return _ask(typed, wrong=DOWN)


def _ask(typed: dict[str, str], *, wrong: str = "") -> HttpResponse:
    return page(
        "code", same_length=bool(wrong), wrong=wrong, typed={key: each for key, each in typed.items() if each}
    )


def _open(request: HttpRequest, typed: dict[str, str]) -> HttpResponse:
    code = read_code(request.POST.get("code", ""))
    keys = keys_of_code(code or "0" * DIGITS, process.pepper())
    found = sending.read(keys)
    if not found or not code:
        return _ask(typed, wrong=NOTHING_OPENED)
    if found.begun is not None:
        return step_page("what", answers_in(found.begun), begin(code, came_back=True))
    return _conversation(found, opened(keys), typed)


def _say(request: HttpRequest, typed: dict[str, str]) -> HttpResponse:
    given = request.POST.get("handed", "")
    handed = take_opened(given, process.page_key(), good_for=GOOD_FOR_A_CONVERSATION)
    if handed is None:
        return _ask(typed, wrong=TOO_LONG_AGO)
    found = sending.read(handed.keys)
    if not found.lines:
        return _ask(typed, wrong=NOTHING_OPENED)
    document, wrong = documents.chosen(request)
    if wrong or not (document or any(each.strip() for each in typed.values())):
        return _conversation(found, handed, typed, wrong=wrong or NOTHING_ADDED)
    return _added(found, handed, typed, document)


def _added(
    found: sending.Conversation,
    handed: Opened,
    typed: dict[str, str],
    document: documents.Document | None,
) -> HttpResponse:
    told = {("what" if name == "more" else name): each for name, each in typed.items() if each.strip()}
    told = told or {"what": A_DOCUMENT}
    keys = handed.keys
    done = sending.add(told, found.envelope, handed.text, keys)
    if done != "left":
        return _conversation(found, handed, typed, wrong=FULL)
    lacking = "" if document is None or attached(document, handed.text, keys) else NOT_WITH_IT
    return _conversation(sending.read(keys), opened(keys), {}, wrong=lacking, added=True)


def _conversation(
    found: sending.Conversation,
    handed: Opened,
    typed: dict[str, str],
    *,
    wrong: str = "",
    added: bool = False,
) -> HttpResponse:
    return page(
        "conversation",
        same_length=True,
        lines=found.lines,
        labels=LABELS,
        soon=SOON,
        tellers=TELLERS,
        handed=hand_on(handed, process.page_key()),
        typed={name: typed.get(name, "") for name in FIELDS},
        wrong=wrong,
        added=added,
        documents=sending.takes_documents(),
    )
