"""Addresses of the pages of schools and colleges."""

from django.urls import path

from sightline.education.views import absences, answers, files, network, returning

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
    path("pupils/<uuid:record_id>/absence/", absences.report, name="report_absence"),
    path("pupils/<uuid:record_id>/hand-on/", absences.hand_on, name="hand_on"),
    path("absences/", absences.absences, name="absences"),
    path("absences/<uuid:absence_id>/", absences.absence, name="absence"),
    path("absences/<uuid:absence_id>/trace/", absences.trace, name="trace"),
    path("files/", files.send, name="send_file"),
    path("files/<uuid:file_id>/", files.file, name="file"),
    path("files/<uuid:file_id>/take-back/", files.take_back, name="take_back_file"),
    path("meetings/", answers.meetings, name="meetings"),
    path("meetings/add/", answers.note_meeting, name="note_meeting"),
    path("overview/", answers.overview, name="overview"),
    path("settings/<uuid:setting_id>/answers/", answers.answers, name="answers"),
    path(
        "settings/<uuid:setting_id>/answers/<int:year>/<slug:question>/<slug:part>/",
        answers.answer,
        name="answer",
    ),
    path("settings/", network.settings_page, name="settings"),
    path("unmatched/", network.unmatched_pupils, name="unmatched"),
    path("settings/add/", network.add, name="add_setting"),
    path("settings/<uuid:setting_id>/", network.setting, name="setting"),
    path("settings/<uuid:setting_id>/ask/", network.ask, name="ask"),
    path("settings/<uuid:setting_id>/speak/", network.speak, name="speak"),
    path("settings/<uuid:setting_id>/end/", network.end, name="end_setting"),
]
