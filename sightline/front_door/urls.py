"""Addresses of the front door."""

from django.urls import path, re_path

from sightline.front_door import hub_urls, screening_urls
from sightline.front_door.views import (
    calling_back,
    calls,
    changing,
    contacts,
    copying,
    deciding,
    guidance,
    importing,
    missing,
    people,
    schools,
    taking,
    windscreen,
    words,
)

app_name = "front_door"
urlpatterns = [
    *hub_urls.urlpatterns,
    *screening_urls.urlpatterns,
    path("", contacts.contacts, name="contacts"),
    path("new/", taking.new_contact, name="new_contact"),
    path("new/<uuid:key>/", taking.taking, name="taking"),
    path("words/", taking.check_words, name="check_words"),
    path("schools/", schools.told_by, name="told_by_schools"),
    path("calls/", calls.calls, name="call_log"),
    path("calls/new/", calls.log_a_call, name="log_call"),
    path("words/language/", words.check_language, name="check_language"),
    path("words/found/", words.found, name="words_found"),
    path("guidance/versions/", guidance.versions, name="guidance_versions"),
    path("guidance/versions/new/", guidance.bring_in, name="guidance_new"),
    path("guidance/", guidance.guidance, name="guidance"),
    path("files/", importing.files, name="files"),
    path("files/send/", importing.send_file, name="file_send"),
    path("files/sent/<uuid:upload_id>/columns/", importing.file_columns, name="file_columns"),
    path("files/sent/<uuid:upload_id>/check/", importing.file_check, name="file_check"),
    path("files/sent/<uuid:upload_id>/let-go/", importing.file_drop, name="file_drop"),
    path("files/<uuid:import_id>/", importing.file, name="file"),
    path("<uuid:contact_id>/", contacts.contact, name="contact"),
    path("<uuid:contact_id>/words/", words.answer, name="words"),
    path("<uuid:contact_id>/windscreen/", windscreen.make, name="windscreen"),
    path("<uuid:contact_id>/windscreen/<int:number>/", windscreen.made, name="windscreen_made"),
    path("<uuid:contact_id>/missing/", missing.link, name="missing_link"),
    path("<uuid:contact_id>/take-up/", contacts.take_it_up, name="take_up"),
    path("<uuid:contact_id>/put-back/", contacts.put_it_back, name="put_back"),
    path("<uuid:contact_id>/close/", contacts.close_it, name="close"),
    path("<uuid:contact_id>/people/", people.people, name="people"),
    path("<uuid:contact_id>/people/off/", people.off, name="take_off"),
    path("<uuid:contact_id>/decide/", deciding.decide_it, name="decide"),
    path("<uuid:contact_id>/pass-on/", deciding.pass_it_on, name="pass_on"),
    path("<uuid:contact_id>/tell/", deciding.tell_it, name="tell"),
    path("<uuid:contact_id>/called-back/", calling_back.called_back, name="call_back"),
    path("<uuid:contact_id>/put-right/", changing.put_right, name="amend"),
    path("<uuid:contact_id>/urgency/", changing.change_urgency, name="urgency"),
    path("<uuid:contact_id>/signs/", changing.change_tick, name="tick"),
    path("<uuid:contact_id>/open-case/", changing.change_open_case, name="open_case"),
    path("<uuid:contact_id>/their-reference/", changing.their_reference, name="their_reference"),
    path("<uuid:contact_id>/copy/", copying.copy, name="copy_out"),
    re_path(
        r"^(?P<contact_id>[0-9a-f-]{36})/copy/(?P<form>text|json)/$", copying.copy_file, name="copy_file"
    ),
]
