"""Addresses of the public process."""

from django.urls import path

from sightline.public.views import fixed, helping, report, returning, telling, words

urlpatterns = [
    path("", telling.start, name="start"),
    path("tell/", telling.tell, name="tell"),
    path("back/", returning.back, name="back"),
    path("next/", fixed.what_happens, name="next"),
    path("pictures/", fixed.pictures, name="pictures"),
    path("help/", helping.find, name="help"),
    path("help/leaflet/", helping.printed, name="leaflet"),
    path("leave/", fixed.leave, name="leave"),
    path("report/<slug:name>/<path:path>", report.file, name="report"),
    path("info/", words.info, name="info"),
    path("info/<slug:slug>/", words.words, name="words"),
    path("info/<slug:slug>/<slug:language>/", words.words, name="translated"),
]
