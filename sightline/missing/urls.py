"""Addresses of missing episodes and trigger plans."""

from django.urls import path

from sightline.missing.views import episodes, interviews, lists, patterns, plans, triggers

app_name = "missing"
urlpatterns = [
    path("", lists.episodes, name="list"),
    path("patterns/", patterns.patterns, name="patterns"),
    path("returns/", lists.returned, name="returned"),
    path("repeats/", triggers.triggers, name="triggers"),
    path("repeats/<slug:trigger>/", triggers.trigger, name="trigger"),
    path("child/<uuid:record_id>/", episodes.report, name="report"),
    path("plans/<uuid:record_id>/", plans.plan, name="plan"),
    path("plans/<uuid:record_id>/write/", plans.write, name="plan_write"),
    path("plans/<uuid:record_id>/record/", plans.record, name="record"),
    path("plans/<uuid:record_id>/share/", plans.share, name="plan_share"),
    path("plans/<uuid:record_id>/share/<uuid:agency_id>/", plans.unshare, name="plan_unshare"),
    path("<uuid:episode_id>/", episodes.one, name="one"),
    path("<uuid:episode_id>/risk/", episodes.grade, name="grade"),
    path("<uuid:episode_id>/return/", episodes.back, name="back"),
    path("<uuid:episode_id>/due/", episodes.settle, name="settle"),
    path("<uuid:episode_id>/after/", episodes.follow, name="follow"),
    path("<uuid:episode_id>/give/", interviews.assign, name="assign"),
    path("<uuid:episode_id>/offer/", interviews.offer, name="offer"),
    path("<uuid:episode_id>/interview/", interviews.interview, name="interview"),
    path("<uuid:episode_id>/check/", interviews.check, name="check"),
    path("<uuid:episode_id>/repeated/<uuid:crossing_id>/", interviews.answer, name="answer"),
    path("<uuid:episode_id>/close/", episodes.close, name="close"),
    path("<uuid:episode_id>/reopen/", episodes.reopen, name="reopen"),
    path("<uuid:episode_id>/mistake/", episodes.withdraw, name="withdraw"),
]
