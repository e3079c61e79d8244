"""Addresses of the hub's day."""

from django.urls import path

from sightline.front_door.views.hub import (
    board,
    challenges,
    cover,
    downtime,
    handovers,
    mailbox,
    monitoring,
    partners,
    samples,
)

urlpatterns = [
    path("board/", board.board, name="board"),
    path("mailbox/", mailbox.mailbox, name="mailbox"),
    path("mailbox/<uuid:envelope_id>/", mailbox.envelope, name="envelope"),
    path("mailbox/<uuid:envelope_id>/record/", mailbox.envelope_record, name="envelope_record"),
    path("mailbox/<uuid:envelope_id>/close/", mailbox.envelope_close, name="envelope_close"),
    path("cover/", cover.cover, name="cover"),
    path("cover/away/", cover.absence, name="absence"),
    path("cover/away/<uuid:absence_id>/", cover.absence_change, name="absence_change"),
    path("cover/away/<uuid:absence_id>/call-off/", cover.absence_off, name="absence_off"),
    path("handover/", handovers.handovers, name="handovers"),
    path("handover/write/", handovers.handover_write, name="handover_write"),
    path("handover/<uuid:handover_id>/", handovers.handover, name="handover"),
    path("challenges/", challenges.challenges, name="challenges"),
    path("challenges/<uuid:challenge_id>/", challenges.one_challenge, name="challenge"),
    path("challenges/<uuid:challenge_id>/answer/", challenges.challenge_answer, name="challenge_answer"),
    path("challenges/<uuid:challenge_id>/tell/", challenges.challenge_tell, name="challenge_tell"),
    path("challenges/<uuid:challenge_id>/further/", challenges.challenge_further, name="challenge_further"),
    path("<uuid:contact_id>/challenge/", challenges.challenge_new, name="challenge_new"),
    path("ours/", partners.our_decisions, name="our_decisions"),
    path("ours/<uuid:contact_id>/disagree/", partners.disagree, name="disagree"),
    path("ours/challenges/<uuid:dispute_id>/", partners.our_dispute, name="our_dispute"),
    path(
        "ours/challenges/<uuid:dispute_id>/further/", partners.our_dispute_further, name="our_dispute_further"
    ),
    path("paper/", downtime.downtime, name="downtime"),
    path("paper/open-work/", downtime.downtime_sheet, name="downtime_sheet"),
    path("paper/file/<uuid:pack_id>/", downtime.downtime_file, name="downtime_file"),
    path("paper/blank/", downtime.downtime_blank, name="downtime_blank"),
    path("checks/", samples.samples, name="samples"),
    path("checks/<uuid:sample_id>/", samples.sample, name="sample"),
    path("checks/<uuid:sample_id>/report/", samples.sample_report, name="sample_report"),
    path("checks/referral/<uuid:sampled_id>/", samples.sampled, name="sampled"),
    path("counts/calls/", monitoring.calls, name="calls"),
    path("counts/without-a-name/", monitoring.anonymous, name="anonymous"),
    path("counts/came-again/", monitoring.came_again, name="came_again"),
    path("members/", monitoring.members, name="members"),
    path("<uuid:contact_id>/came-again/", monitoring.again, name="again"),
]
