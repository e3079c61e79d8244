"""Addresses of crimes and suspects."""

from django.urls import path

from sightline.justice.views import crimes, suspects, telling

app_name = "justice"
urlpatterns = [
    path("", crimes.crimes, name="list"),
    path("new/", crimes.new, name="new"),
    path("child/<uuid:record_id>/", crimes.for_child, name="for_child"),
    path("suspects/", suspects.suspects, name="suspects"),
    path("suspects/add/", suspects.add, name="add_suspect"),
    path("suspects/<uuid:suspect_id>/", suspects.one, name="suspect"),
    path("suspects/<uuid:suspect_id>/change/", suspects.change, name="change_suspect"),
    path("suspects/<uuid:suspect_id>/pass/", suspects.pass_on, name="pass_suspect"),
    path("<uuid:crime_id>/", crimes.one, name="crime"),
    path("<uuid:crime_id>/amend/", crimes.amend, name="amend"),
    path("<uuid:crime_id>/outcome/", crimes.decide, name="decide"),
    path("<uuid:crime_id>/reopen/", crimes.reopen, name="reopen"),
    path("<uuid:crime_id>/suspected/", suspects.name, name="name"),
    path("<uuid:crime_id>/suspected/<uuid:suspect_id>/", suspects.unname, name="unname"),
    path("<uuid:crime_id>/charge/<uuid:suspect_id>/", suspects.charge, name="charge"),
    path("<uuid:crime_id>/event/", telling.event, name="event"),
    path("<uuid:crime_id>/told/<uuid:happened_id>/", telling.tell, name="tell"),
    path("<uuid:crime_id>/support/", telling.stand, name="stand"),
]
