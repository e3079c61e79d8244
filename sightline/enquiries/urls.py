"""Addresses of enquiries."""

from django.urls import path

from sightline.enquiries.views import answering, lists, mistaken, opening, releasing, working

app_name = "enquiries"
urlpatterns = [
    path("", lists.enquiries, name="list"),
    path("open/<uuid:contact_id>/", opening.open_one, name="open"),
    path("ours/", lists.ours, name="ours"),
    path("ours/<uuid:asked_id>/", answering.answer, name="answer"),
    path("ours/<uuid:asked_id>/write/", answering.write, name="write"),
    path("ours/<uuid:asked_id>/correct/<uuid:entry_id>/", answering.correct, name="correct"),
    path("ours/<uuid:asked_id>/sexual-health/", answering.sexual_health, name="sexual_health"),
    path("ours/<uuid:asked_id>/cannot/", answering.cannot, name="cannot"),
    path("asked/<uuid:asked_id>/", answering.lead, name="lead"),
    path("asked/<uuid:asked_id>/write/", answering.write_for, name="write_for"),
    path("released/", lists.released, name="released"),
    path("released/<uuid:release_id>/", releasing.released_one, name="released_one"),
    path("entries/<uuid:entry_id>/release/", releasing.let_out, name="release"),
    path("releases/<uuid:release_id>/withdraw/", releasing.withdraw, name="withdraw"),
    path("<uuid:enquiry_id>/", working.one, name="one"),
    path("<uuid:enquiry_id>/story/", working.story, name="story"),
    path("<uuid:enquiry_id>/print/", working.print_it, name="print"),
    path("<uuid:enquiry_id>/people/<uuid:subject_id>/", mistaken.person, name="person"),
    path("<uuid:enquiry_id>/decide/", working.conclude, name="conclude"),
    path("<uuid:enquiry_id>/name/", working.name, name="name"),
    path("<uuid:enquiry_id>/name/<uuid:staff_id>/end/", working.end_naming, name="end_naming"),
]
