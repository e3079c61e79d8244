"""Addresses of access: one's own pages, the record of access, administration."""

from django.urls import path

from sightline.access.views import agreements, own, post_reviews, record, sign_in
from sightline.access.views.administration import agencies, past, staff, standing, start, teams, training

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
    path("record/", record.record_page, name="record"),
    path("record/file/", record.record_file, name="record_file"),
    path("record/readers/", record.readers_page, name="record_readers"),
    path("posts/review/", post_reviews.post_reviews, name="post_reviews"),
    path("posts/", post_reviews.post_standing, name="post_standing"),
    path("sharing-agreements/", agreements.agreement_list, name="agreements"),
    path("sharing-agreements/propose/", agreements.agreement_add, name="agreement_add"),
    path("sharing-agreements/<uuid:agreement_id>/", agreements.agreement, name="agreement"),
    path(
        "sharing-agreements/<uuid:agreement_id>/change/", agreements.agreement_change, name="agreement_change"
    ),
    path(
        "sharing-agreements/<uuid:agreement_id>/answer/", agreements.agreement_answer, name="agreement_answer"
    ),
    path(
        "sharing-agreements/<uuid:agreement_id>/review/", agreements.agreement_review, name="agreement_review"
    ),
    path(
        "sharing-agreements/<uuid:agreement_id>/withdraw/",
        agreements.agreement_withdraw,
        name="agreement_withdraw",
    ),
    path(
        "sharing-agreements/parties/<uuid:party_id>/sign/", agreements.agreement_sign, name="agreement_sign"
    ),
    path("administration/", start.administration, name="administration"),
    path("administration/agencies/", agencies.agency_list, name="agencies"),
    path("administration/agencies/add/", agencies.agency_add, name="agency_add"),
    path("administration/agencies/<uuid:agency_id>/", agencies.agency, name="agency"),
    path("administration/agencies/<uuid:agency_id>/change/", agencies.agency_change, name="agency_change"),
    path("administration/agencies/<uuid:agency_id>/leave/", agencies.agency_leave, name="agency_leave"),
    path("administration/agencies/<uuid:agency_id>/return/", agencies.agency_return, name="agency_return"),
    path("administration/agencies/<uuid:agency_id>/history/", past.agency_history, name="agency_history"),
    path("administration/areas/", agencies.area_list, name="areas"),
    path("administration/areas/add/", agencies.area_add, name="area_add"),
    path("administration/areas/<uuid:area_id>/", agencies.area_change, name="area_change"),
    path("administration/areas/<uuid:area_id>/history/", past.area_history, name="area_history"),
    path("administration/teams/", teams.team_list, name="teams"),
    path("administration/teams/add/", teams.team_add, name="team_add"),
    path("administration/teams/<uuid:team_id>/", teams.team_change, name="team_change"),
    path("administration/teams/<uuid:team_id>/close/", teams.team_close, name="team_close"),
    path("administration/teams/<uuid:team_id>/reopen/", teams.team_reopen, name="team_reopen"),
    path("administration/teams/<uuid:team_id>/history/", past.team_history, name="team_history"),
    path("administration/staff/", staff.staff_list, name="staff_list"),
    path("administration/staff/add/", staff.staff_add, name="staff_add"),
    path("administration/staff/<uuid:staff_id>/", staff.staff, name="staff"),
    path("administration/staff/<uuid:staff_id>/history/", past.staff_history, name="staff_history"),
    path("administration/staff/<uuid:staff_id>/change/", staff.staff_change, name="staff_change"),
    path(
        "administration/staff/<uuid:staff_id>/registration/",
        staff.staff_registration,
        name="staff_registration",
    ),
    path("administration/staff/<uuid:staff_id>/leave/", standing.staff_leave, name="staff_leave"),
    path("administration/staff/<uuid:staff_id>/suspend/", standing.staff_suspend, name="staff_suspend"),
    path("administration/staff/<uuid:staff_id>/resume/", standing.staff_resume, name="staff_resume"),
    path("administration/staff/<uuid:staff_id>/return/", standing.staff_return, name="staff_return"),
    path("administration/staff/<uuid:staff_id>/unlock/", standing.staff_unlock, name="staff_unlock"),
    path("administration/staff/<uuid:staff_id>/reset/", standing.staff_reset, name="staff_reset"),
    path("administration/staff/<uuid:staff_id>/posts/give/", standing.post_give, name="post_give"),
    path("administration/staff/<uuid:staff_id>/training/", training.training_add, name="training_add"),
    path(
        "administration/training/<uuid:training_id>/take-back/",
        training.training_take_back,
        name="training_take_back",
    ),
    path("administration/posts/<uuid:post_id>/end/", standing.post_end, name="post_end"),
]
