"""Addresses of reports and hotspots."""

from django.urls import path

from sightline.intelligence.views import hotspots, reports, working

app_name = "intelligence"
urlpatterns = [
    path("", reports.reports, name="list"),
    path("send/", reports.send, name="send"),
    path("send/child/<uuid:record_id>/", reports.send_about, name="send_about"),
    path("hotspots/", hotspots.hotspots, name="hotspots"),
    path("hotspots/add/", hotspots.add, name="add_hotspot"),
    path("hotspots/<uuid:hotspot_id>/", hotspots.one, name="hotspot"),
    path("hotspots/<uuid:hotspot_id>/change/", hotspots.change, name="change_hotspot"),
    path("hotspots/<uuid:hotspot_id>/note/", hotspots.note, name="note_hotspot"),
    path("<uuid:report_id>/", reports.one, name="report"),
    path("<uuid:report_id>/grade/", working.grade, name="grade"),
    path("<uuid:report_id>/return/", working.send_back, name="send_back"),
    path("<uuid:report_id>/consider/", working.consider, name="consider"),
    path("<uuid:report_id>/present/", working.present, name="present"),
    path("<uuid:report_id>/answer/", working.answer, name="answer"),
]
