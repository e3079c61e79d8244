"""Addresses of the pages of schools and colleges."""

from django.urls import path

from sightline.education.views import network, returning

app_name = "education"
urlpatterns = [
    path("", returning.ours, name="ours"),
    path("find/", returning.find, name="find"),
    path("new/", returning.new_pupil, name="new_pupil"),
    path("nil/", returning.nil, name="nil"),
    path("pupils/<uuid:record_id>/", returning.pupil, name="pupil"),
    path("pupils/<uuid:record_id>/return/", returning.return_it, name="return"),
    path("returns/<uuid:return_id>/correct/", returning.correct, name="correct"),
    path("returns/<uuid:return_id>/take-back/", returning.take_back, name="take_back"),
    path("settings/", network.settings_page, name="settings"),
    path("settings/add/", network.add, name="add_setting"),
    path("settings/<uuid:setting_id>/", network.setting, name="setting"),
    path("settings/<uuid:setting_id>/ask/", network.ask, name="ask"),
    path("settings/<uuid:setting_id>/end/", network.end, name="end_setting"),
]
