"""Addresses of the words of public pages, before the public sees them."""

from django.urls import path

from sightline.content.views import publishing, writing

app_name = "content"
_VERSION = "<slug:slug>/<slug:language>/<int:number>/"
urlpatterns = [
    path("", writing.pages, name="list"),
    path("<slug:slug>/", writing.page, name="page"),
    path("<slug:slug>/<slug:language>/write/", writing.write, name="write"),
    path(_VERSION, writing.version, name="version"),
    path(_VERSION + "preview/", publishing.preview, name="preview"),
    path(_VERSION + "sign/", publishing.sign, name="sign"),
    path(_VERSION + "publish/", publishing.publish, name="publish"),
    path(_VERSION + "review/", publishing.review, name="review"),
    path(_VERSION + "withdraw/", publishing.withdraw, name="withdraw"),
]
