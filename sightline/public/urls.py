"""Addresses of what is published."""

from django.urls import path

from sightline.public.views import preview
from sightline.public.views import published as views

app_name = "public"
urlpatterns = [
    path("", views.published, name="published"),
    path("preview/<slug:slug>/<slug:language>/<int:number>/", preview.preview, name="preview"),
    path("<slug:name>/", views.release, name="release"),
    path("<slug:name>/figures.csv", views.as_csv, name="csv"),
    path("<slug:name>/figures.json", views.as_json, name="json"),
    path("<slug:name>/report/<path:path>", views.file, name="file"),
]
