"""The quarterly look at who may do what: a manager's own organisation, and where every organisation stands."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.actions.post_reviews import review_posts
from sightline.access.forms.post_reviews import PostsForm, names_of
from sightline.access.keeping import as_uuid
from sightline.access.models import Agency
from sightline.access.pages import post_reviews as pages
from sightline.access.permissions import OVERSEES, REVIEWS
from sightline.access.queries import every_agency, one
from sightline.access.queries import post_reviews as queries
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.leave import Refused
from sightline.core.pages import PAGE_SIZE, paginate


@staff_page(REVIEWS)
def post_reviews(request: StaffRequest) -> HttpResponse:
    """Posts of one organisation that wait to be looked at, and what was signed this quarter."""
    agency, by, today = _agency(request), request.viewer, clock.today()
    posts = queries.waiting(by, on=today, agency_id=agency.pk)
    sent = [each for each in map(as_uuid, request.POST.getlist("post")[:PAGE_SIZE]) if each]
    page = paginate(request, posts.filter(pk__in=sent) if request.method == "POST" else posts)
    form: PostsForm = PostsForm.of(request, posts=page.items)
    if form.is_bound and form.is_valid():
        found, at = form.found(), clock.now()
        if saved_or_told(form, lambda: review_posts(agency_id=agency.pk, found=found, by=by, at=at)):
            messages.success(request, "Signed. What is to be changed or ended goes to the administrators.")
            return redirect(f"{reverse('access:post_reviews')}?agency={agency.pk}")
    marks = queries.marks_of({post.staff_id for post in page.items}, on=today)
    lines = [(pages.post_line(post, marks), *(form[name] for name in names_of(post))) for post in page.items]
    due = queries.due_of(queries.quarter_of(today))
    context = {
        "form": form,
        "agency": agency,
        "page": page,
        "lines": lines,
        "due": due,
        "late": due < today,
        "done": [pages.review_row(each) for each in queries.signed(agency.pk, on=today)[:100]],
    }
    return render(request, "access/post_reviews.jinja", context)


@require_GET
@staff_page(OVERSEES)
def post_standing(request: StaffRequest) -> HttpResponse:
    """Which organisations have signed this quarter, and what they want changed."""
    today = clock.today()
    due = queries.due_of(queries.quarter_of(today))
    context = {
        "due": due,
        "standings": [pages.standing_row(each, due=due, on=today) for each in queries.standings(on=today)],
        "changes": [pages.change_row(each) for each in queries.to_change(on=today)],
        "may_review": request.viewer.may(REVIEWS),
        "may_change": request.viewer.may("access.administer"),
    }
    return render(request, "access/post_standing.jinja", context)


def _agency(request: StaffRequest) -> Agency:
    """The organisation asked for, else the viewer's own; another's only for those who oversee."""
    asked = as_uuid(request.GET.get("agency", "")) or request.viewer.employer_id
    if asked is None or not (asked == request.viewer.employer_id or request.viewer.may(OVERSEES)):
        raise Refused("There is no such entry.", hidden=True)
    return one(every_agency(), asked)
