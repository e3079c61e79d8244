"""Addresses of cases."""

from django.urls import path

from sightline.cases.views import assessing, called, ending, judging, lists, opening, planning, working

app_name = "cases"
urlpatterns = [
    path("", lists.cases, name="list"),
    path("scale/", judging.scale, name="scale"),
    path("open/<uuid:contact_id>/", opening.from_contact, name="open"),
    path("open/<uuid:contact_id>/<uuid:enquiry_id>/", opening.from_enquiry, name="open_from_enquiry"),
    path("<uuid:case_id>/", lists.one, name="one"),
    path("<uuid:case_id>/allocate/", working.allocate, name="allocate"),
    path("<uuid:case_id>/role/", working.give_role, name="give_role"),
    path("<uuid:case_id>/role/<slug:role>/end/", working.end_role, name="end_role"),
    path("<uuid:case_id>/status/", working.begin_status, name="begin_status"),
    path("<uuid:case_id>/status/<uuid:status_id>/end/", working.end_status, name="end_status"),
    path("<uuid:case_id>/transfer/", working.ask_transfer, name="ask_transfer"),
    path("<uuid:case_id>/transfer/<uuid:transfer_id>/", working.answer_transfer, name="answer_transfer"),
    path("<uuid:case_id>/assess/", assessing.make, name="assess"),
    path("<uuid:case_id>/assessments/<int:number>/", assessing.one, name="assessment"),
    path("<uuid:case_id>/judge/<slug:what>/", judging.judge, name="judge"),
    path("<uuid:case_id>/judgements/<uuid:judgement_id>/", judging.read_judgement, name="read_judgement"),
    path("<uuid:case_id>/safety-plan/", planning.plan, name="plan_safety"),
    path("<uuid:case_id>/safety-plan/<int:number>/", planning.copy, name="safety_plan"),
    path("<uuid:case_id>/exit-plan/", ending.plan_exit, name="plan_exit"),
    path("<uuid:case_id>/meeting/", called.meeting, name="call"),
    path("<uuid:case_id>/letter/", called.letter, name="letter"),
    path("<uuid:case_id>/end/", ending.end, name="end"),
    path("<uuid:case_id>/endings/<uuid:ending_id>/", ending.read_ending, name="read_ending"),
]
