"""Addresses of clocks."""

from django.urls import path

from sightline.deadlines import views

app_name = "deadlines"
urlpatterns = [
    path("rules/", views.rules, name="rules"),
    path("lengths/", views.lengths, name="lengths"),
    path("lengths/propose/<str:code>/", views.propose, name="propose_length"),
    path("lengths/<uuid:proposal_id>/", views.agree, name="agree_length"),
]
