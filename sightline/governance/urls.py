"""Addresses of reviews and accounts."""

from django.urls import path

from sightline.governance.views import accounts, reviews

app_name = "governance"
urlpatterns = [
    path("", reviews.reviews, name="list"),
    path("begin/", reviews.begin, name="begin"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/<uuid:account_id>/", accounts.one, name="account"),
    path("accounts/<uuid:account_id>/correct/", accounts.correct, name="correct"),
    path("accounts/<uuid:account_id>/safety/", accounts.look, name="look"),
    path("accounts/<uuid:account_id>/told/", accounts.tell, name="tell"),
    path("accounts/<uuid:account_id>/taken-back/", accounts.take_back, name="take_back"),
    path("members/<uuid:member_id>/remove/", reviews.remove_member, name="remove_member"),
    path("<uuid:review_id>/", reviews.one, name="review"),
    path("<uuid:review_id>/change/", reviews.change, name="change"),
    path("<uuid:review_id>/members/add/", reviews.add_member, name="add_member"),
    path("<uuid:review_id>/keeper/", reviews.hand_on, name="hand_on"),
    path("<uuid:review_id>/accounts/add/", accounts.add, name="add"),
    path("<uuid:review_id>/heard/", reviews.heard, name="heard"),
    path("<uuid:review_id>/heard/<uuid:agency_id>/", reviews.write_heard, name="write_heard"),
]
