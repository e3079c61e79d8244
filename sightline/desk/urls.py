"""Addresses of the desk."""

from django.urls import path

from sightline.desk.views import mine, pack, saved, timeline, tracker, triage

app_name = "desk"
urlpatterns = [
    path("", mine.my_work, name="my_work"),
    path("children/<uuid:record_id>/", mine.child, name="child"),
    path("children/<uuid:record_id>/timeline/", timeline.timeline, name="timeline"),
    path("tracker/", tracker.table, name="tracker"),
    path("tracker/triage/", triage.meetings, name="triage"),
    path("tracker/triage/<uuid:meeting_id>/", triage.one_meeting, name="triage_meeting"),
    path("tracker/triage/<uuid:meeting_id>/<slug:row>/", triage.one_row, name="triage_row"),
    path("tracker/report/", pack.strategic, name="pack"),
    path("tracker/fields/", tracker.where_fields_stand, name="tracker_fields"),
    path("tracker/file/", tracker.file, name="tracker_file"),
    path("tracker/views/", saved.views, name="tracker_views"),
    path("tracker/views/<uuid:view_id>/", saved.change, name="tracker_view"),
]
