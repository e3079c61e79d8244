"""Addresses of meetings."""

from django.urls import path

from sightline.meetings.views import (
    after,
    calling,
    groups,
    holding,
    joining,
    lists,
    one,
    papers,
    standing,
    terms,
)

app_name = "meetings"
urlpatterns = [
    path("", lists.meetings, name="list"),
    path("report/", standing.blank, name="blank_report"),
    path("groups/", groups.all_of_them, name="groups"),
    path("groups/add/", groups.add, name="group_add"),
    path("groups/terms/<slug:meeting_kind>/", terms.kind_terms, name="kind_terms"),
    path("groups/<uuid:group_id>/", groups.group, name="group"),
    path("groups/<uuid:group_id>/seat/", groups.seat_add, name="seat_add"),
    path("groups/<uuid:group_id>/seat/<uuid:seat_id>/", groups.seat, name="seat"),
    path("groups/<uuid:group_id>/terms/", terms.group_terms, name="group_terms"),
    path("groups/<uuid:group_id>/call/", calling.of_group, name="call_group"),
    path("call/<uuid:record_id>/", calling.about_child, name="call"),
    path("discussed/<uuid:record_id>/", after.discuss, name="discuss"),
    path("asked/<uuid:invited_id>/", papers.inform, name="inform"),
    path("<uuid:meeting_id>/", one.one, name="one"),
    path("<uuid:meeting_id>/terms/", terms.accept, name="accept"),
    path("<uuid:meeting_id>/copy/", terms.copy, name="copy"),
    path("<uuid:meeting_id>/agenda/", papers.add_item, name="add_item"),
    path("<uuid:meeting_id>/papers/", papers.send, name="send"),
    path("<uuid:meeting_id>/move/", papers.move, name="move"),
    path("<uuid:meeting_id>/joining/", joining.joining, name="joining"),
    path("<uuid:meeting_id>/postpone/", papers.postpone, name="postpone"),
    path("<uuid:meeting_id>/cancel/", papers.cancel, name="cancel"),
    path("<uuid:meeting_id>/attendance/", holding.attendance, name="attendance"),
    path("<uuid:meeting_id>/vote/", holding.vote, name="vote"),
    path("<uuid:meeting_id>/action/", holding.give, name="give"),
    path("<uuid:meeting_id>/minutes/", holding.minutes, name="minutes"),
    path("<uuid:meeting_id>/minutes/amend/", holding.amend, name="amend"),
    path("<uuid:meeting_id>/minutes/publish/", after.publish, name="publish"),
    path("<uuid:meeting_id>/votes/<uuid:vote_id>/escalate/", after.escalate, name="escalate"),
    path("<uuid:meeting_id>/escalations/<uuid:escalated_id>/", after.answer, name="answer_escalation"),
    path("<uuid:meeting_id>/minutes/agree/", holding.agree, name="agree"),
]
