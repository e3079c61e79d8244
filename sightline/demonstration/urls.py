"""Addresses of the tour. They are there only where a demonstration is shown."""

from django.urls import path

from sightline.demonstration import views

app_name = "demonstration"
urlpatterns = [path("", views.tour, name="tour")]
