"""Addresses of clocks."""

from django.urls import path

from sightline.deadlines import views

app_name = "deadlines"
urlpatterns = [path("rules/", views.rules, name="rules")]
