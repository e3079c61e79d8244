"""The hub board."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import paginate, with_query
from sightline.front_door.forms.hub import BoardFilters
from sightline.front_door.pages.board import TITLES, BoardList, Hours, cards
from sightline.front_door.pages.mailbox import envelope_lines
from sightline.front_door.queries import board as query
from sightline.front_door.queries.absences import away
from sightline.front_door.queries.challenges import still_open
from sightline.front_door.queries.handovers import waiting
from sightline.front_door.queries.mailbox import waiting as mailbox
from sightline.front_door.queries.shifts import on_shift
from sightline.front_door.states import ContactState

SHOWN = 6


@require_GET
@staff_page("front_door.read")
def board(request: StaffRequest) -> HttpResponse:
    """Every list with its first few contacts; one list in full, paged, with `?list=`."""
    chosen = request.GET.get("list", "")
    return _one(request, ContactState(chosen)) if chosen in TITLES else _all(request)


def _all(request: StaffRequest) -> HttpResponse:
    now = clock.now()
    form, absences = _form(request), away(clock.today())
    rows = query.open_work(request.viewer, form.picked(), absences)
    order = form.picked().order
    held = query.first_of_each(rows, SHOWN, order, absences)
    made = cards([row for part in held.values() for row in part], request.viewer, absences, Hours.at(now))
    how_many = query.counts(rows)
    lists = [
        BoardList(
            state=state,
            title=TITLES[state],
            cards=[made[row.pk] for row in held[state]],
            how_many=how_many.get(state, 0),
            href=with_query(request, list=state.value),
        )
        for state in query.LISTS
    ]
    shown = {
        "form": form,
        "lists": lists,
        "shift": on_shift(now),
        "envelopes": envelope_lines(list(mailbox(request.viewer)[: SHOWN + 1])),
        "alone": query.alone(rows, absences),
        "handovers": waiting(request.viewer).count(),
        "challenges": still_open(request.viewer).count(),
    }
    return render(request, "front_door/hub/board.jinja", shown)


def _one(request: StaffRequest, state: ContactState) -> HttpResponse:
    form, absences = _form(request), away(clock.today())
    picked = form.picked()
    rows = query.open_work(request.viewer, picked, absences)
    page = paginate(request, query.one_list(rows, state, picked.order, absences))
    made = cards(page.items, request.viewer, absences, Hours.at(clock.now()))
    shown = {
        "form": form,
        "page": page,
        "state": state,
        "name": TITLES[state],
        "cards": [made[row.pk] for row in page.items],
        "whole": with_query(request, list="", page=""),
    }
    return render(request, "front_door/hub/board_list.jinja", shown)


def _form(request: StaffRequest) -> BoardFilters:
    return BoardFilters(request, teams=query.teams_of_the_hub(), areas=query.areas())
