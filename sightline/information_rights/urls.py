"""Addresses of information rights."""

from django.urls import path

from sightline.information_rights.views import correcting, disposals, holds, packs, requests, review, schedule

app_name = "information_rights"
urlpatterns = [
    path("", schedule.start, name="start"),
    path("schedule/", schedule.schedule, name="schedule"),
    path("schedule/propose/<str:key>/", schedule.propose, name="propose_schedule"),
    path("schedule/<uuid:schedule_proposal_id>/", schedule.agree, name="agree_schedule"),
    path("holds/", holds.holds, name="holds"),
    path("holds/place/", holds.place, name="place"),
    path("holds/place/<uuid:record_id>/", holds.place_on_person, name="place_on_person"),
    path("holds/<uuid:hold_id>/release/", holds.release, name="release"),
    path("review/", review.due, name="due"),
    path("review/papers/", review.papers, name="papers"),
    path("review/<uuid:record_id>/", review.person, name="person"),
    path("review/<uuid:record_id>/keep/", review.keep, name="keep"),
    path("review/<uuid:record_id>/propose/", review.propose, name="propose"),
    path("disposals/", disposals.disposals, name="disposals"),
    path("disposals/<uuid:disposal_id>/", disposals.confirm, name="confirm"),
    path("disposals/done/<uuid:tombstone_id>/", disposals.tombstone, name="tombstone"),
    path("find/", correcting.find, name="find"),
    path("corrections/", correcting.corrections, name="corrections"),
    path("corrections/propose/<uuid:record_id>/", correcting.correct, name="correct"),
    path("corrections/<uuid:correction_id>/", correcting.answer, name="correction"),
    path("requests/", requests.requests, name="requests"),
    path("requests/take/<uuid:record_id>/", requests.take, name="take"),
    path("requests/<uuid:request_id>/", requests.one, name="request"),
    path("requests/<uuid:request_id>/collect/", requests.collecting, name="collecting"),
    path("requests/<uuid:request_id>/controllers/", requests.controllers, name="controllers"),
    path("requests/lines/<uuid:line_id>/", packs.line, name="line"),
    path("requests/<uuid:request_id>/approve/", packs.approve, name="approve"),
    path("requests/<uuid:request_id>/pack/", packs.pack, name="pack"),
    path("requests/<uuid:request_id>/pack/pdf/", packs.pack_pdf, name="pack_pdf"),
    path("sealed/", correcting.sealed, name="sealed"),
    path("sealed/<uuid:sealed_id>/", correcting.open_sealed, name="open_sealed"),
]
