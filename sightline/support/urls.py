"""Addresses of the directory."""

from django.urls import path

from sightline.support import views

app_name = "support"
urlpatterns = [
    path("", views.directory, name="list"),
    path("add/", views.add, name="add"),
    path("<uuid:service_id>/", views.service, name="service"),
    path("<uuid:service_id>/change/", views.change, name="change"),
    path("<uuid:service_id>/check/", views.check, name="check"),
    path("<uuid:service_id>/close/", views.close, name="close"),
    path("<uuid:service_id>/reopen/", views.reopen, name="reopen"),
]
