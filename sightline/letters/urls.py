"""Addresses of letters."""

from django.urls import path

from sightline.letters import views

app_name = "letters"
urlpatterns = [
    path("", views.letters, name="list"),
    path("write/<uuid:record_id>/", views.write, name="write"),
    path("<uuid:letter_id>/", views.one, name="one"),
    path("<uuid:letter_id>/change/", views.change, name="change"),
    path("<uuid:letter_id>/finish/", views.finish, name="finish"),
    path("<uuid:letter_id>/look/", views.look, name="look"),
    path("<uuid:letter_id>/send/", views.send, name="send"),
    path("<uuid:letter_id>/answer/", views.answer, name="answer"),
    path("<uuid:letter_id>/give-up/", views.give_up, name="give_up"),
    path("<uuid:letter_id>/print/", views.print_it, name="print"),
    path("<uuid:letter_id>/pdf/", views.pdf, name="pdf"),
]
