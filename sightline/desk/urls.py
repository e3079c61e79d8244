"""Addresses of the desk."""

from django.urls import path

from sightline.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.my_work, name="my_work"),
    path("children/<uuid:record_id>/", views.child, name="child"),
]
