"""Addresses of the figures."""

from django.urls import path

from sightline.figures.views import reading, working

app_name = "figures"
urlpatterns = [
    path("", reading.dashboard, name="dashboard"),
    path("funnel/", reading.contacts_funnel, name="funnel"),
    path("charts/<uuid:chart_id>/<str:width>.svg", reading.chart, name="chart"),
    path("method/", reading.methods, name="methods"),
    path("method/<slug:family>/", reading.method_of, name="method_of"),
    path("extracts/", working.counts, name="counts"),
    path("extracts/<uuid:count_id>/", working.count, name="count"),
    path("releases/", working.releases, name="releases"),
    path("releases/<uuid:release_id>/", working.release, name="release"),
    path("releases/<uuid:release_id>/files/", working.build_files, name="build_files"),
    path("releases/<uuid:release_id>/approve/", working.approve, name="approve"),
    path("releases/<uuid:release_id>/send-back/", working.send_back, name="send_back"),
]
