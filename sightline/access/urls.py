"""Addresses of access: one's own pages, the record of access, administration."""

from django.urls import path

from sightline.access.views import own, sign_in

app_name = "access"
urlpatterns = [
    path("account/", own.account, name="account"),
    path("account/second-factor/", sign_in.choose_second_factor, name="second_factor"),
    path("account/not-known/", own.not_known, name="not_known"),
    path("account/stay/", own.keep_alive, name="keep_alive"),
    path("drafts/", own.drafts, name="drafts"),
    path("drafts/keep/", own.keep_draft, name="keep_draft"),
    path("drafts/drop/", own.drop, name="drop_draft"),
    path("accessibility/", own.accessibility, name="accessibility"),
    path("privacy/", own.privacy, name="privacy"),
]
