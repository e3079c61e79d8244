"""Addresses of the hub's day."""

from django.urls import path

from sightline.front_door.views.hub import board, challenges, cover, handovers

urlpatterns = [
    path("board/", board.board, name="board"),
    path("cover/", cover.cover, name="cover"),
    path("cover/away/", cover.absence, name="absence"),
    path("cover/away/<uuid:absence_id>/", cover.absence_change, name="absence_change"),
    path("cover/away/<uuid:absence_id>/call-off/", cover.absence_off, name="absence_off"),
    path("handover/", handovers.handovers, name="handovers"),
    path("handover/write/", handovers.handover_write, name="handover_write"),
    path("handover/<uuid:handover_id>/", handovers.handover, name="handover"),
    path("challenges/", challenges.challenges, name="challenges"),
    path("challenges/<uuid:challenge_id>/", challenges.one_challenge, name="challenge"),
    path("challenges/<uuid:challenge_id>/answer/", challenges.challenge_answer, name="challenge_answer"),
    path("challenges/<uuid:challenge_id>/tell/", challenges.challenge_tell, name="challenge_tell"),
    path("challenges/<uuid:challenge_id>/further/", challenges.challenge_further, name="challenge_further"),
    path("<uuid:contact_id>/challenge/", challenges.challenge_new, name="challenge_new"),
]
