"""Addresses of follow-ups."""

from django.urls import path

from sightline.follow_up import views

app_name = "follow_up"
urlpatterns = [
    path("", views.all_of_them, name="list"),
    path("partnership/", views.partnership, name="partnership"),
    path("partnership/<uuid:chase_id>/", views.take_up, name="take_up"),
    path("unopened/<uuid:told_id>/", views.outside, name="outside"),
    path("<uuid:follow_up_id>/", views.one, name="one"),
    path("<uuid:follow_up_id>/answer/", views.answer, name="answer"),
    path("<uuid:follow_up_id>/done/", views.done, name="done"),
    path("<uuid:follow_up_id>/nothing-happened/", views.reopen, name="reopen"),
    path("<uuid:follow_up_id>/chase/", views.chase, name="chase"),
    path("<uuid:follow_up_id>/add/", views.add, name="add"),
    path("<uuid:follow_up_id>/withdraw/", views.withdraw, name="withdraw"),
]
