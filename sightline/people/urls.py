"""Addresses of the pages about people."""

from django.urls import path

from sightline.people import views

app_name = "people"

urlpatterns = [
    path("", views.search, name="search"),
    path("add/", views.add, name="add"),
    path("links/", views.proposals, name="proposals"),
    path("emergency/", views.break_glass, name="break_glass"),
    path("looks/", views.looks, name="looks"),
    path("looks/<uuid:event_id>/", views.look, name="look"),
    path("emergencies/", views.emergency_list, name="emergencies"),
    path("emergencies/<uuid:emergency_id>/", views.emergency_one, name="emergency_one"),
    path("emergencies/<uuid:emergency_id>/record/", views.emergency_record, name="emergency_record"),
    path("emergencies/<uuid:emergency_id>/answer/", views.emergency_answer, name="emergency_answer"),
    path("emergencies/<uuid:emergency_id>/review/", views.emergency_review, name="emergency_review"),
    path("<uuid:record_id>/", views.details, name="details"),
    path("<uuid:record_id>/particulars/", views.particulars, name="particulars"),
    path("<uuid:record_id>/matches/", views.matches, name="matches"),
    path("<uuid:record_id>/matches/<uuid:other_record_id>/", views.compare, name="compare"),
    path("<uuid:record_id>/relationships/add/", views.add_relationship, name="add_relationship"),
    path("<uuid:record_id>/restrict/", views.restrict, name="restrict"),
    path("<uuid:record_id>/restriction/", views.restriction, name="restriction"),
    path("<uuid:record_id>/restriction/name/", views.name_viewer, name="name_viewer"),
    path("<uuid:record_id>/restriction/unname/", views.unname_viewer, name="unname_viewer"),
    path("<uuid:record_id>/restriction/lift/", views.lift, name="lift"),
    path("<uuid:record_id>/<slug:detail>/add/", views.add_detail, name="add_detail"),
    path("<uuid:record_id>/<slug:detail>/<uuid:detail_id>/", views.change_detail, name="change"),
]
