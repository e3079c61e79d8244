"""Addresses of the figures."""

from django.urls import path

from sightline.figures.views import comparing, reading, working

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
    path("areas/", comparing.compare, name="compare"),
    path("areas/comparison.csv", comparing.comparison, name="comparison"),
    path("areas/returns/", comparing.area_returns, name="area_returns"),
    path("areas/returns/bring/", comparing.bring, name="bring_return"),
    path("areas/returns/ours/", comparing.ours, name="make_return"),
    path("areas/returns/<uuid:area_return_id>/", comparing.area_return, name="area_return"),
    path("areas/returns/<uuid:area_return_id>/return.<str:form>", comparing.return_file, name="return_file"),
    path("areas/returns/<uuid:area_return_id>/withdraw/", comparing.withdraw, name="withdraw_return"),
    path("areas/sharing/", comparing.sharing, name="sharing"),
    path("areas/sharing/<uuid:shared_id>/withdraw/", comparing.withdraw_shared, name="withdraw_shared"),
]
