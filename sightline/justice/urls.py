"""Addresses of crimes and suspects."""

from django.urls import path

from sightline.justice.views import caring, court, crimes, matching, notices, suspects, telling

app_name = "justice"
urlpatterns = [
    path("", crimes.crimes, name="list"),
    path("new/", crimes.new, name="new"),
    path("child/<uuid:record_id>/", crimes.for_child, name="for_child"),
    path("suspects/", suspects.suspects, name="suspects"),
    path("suspects/add/", suspects.add, name="add_suspect"),
    path("suspects/<uuid:suspect_id>/", suspects.one, name="suspect"),
    path("suspects/<uuid:suspect_id>/change/", suspects.change, name="change_suspect"),
    path("suspects/<uuid:suspect_id>/pass/", suspects.pass_on, name="pass_suspect"),
    path("no-court/", caring.no_court, name="no_court"),
    path("notices/", notices.notices, name="notices"),
    path("notices/<uuid:notice_id>/", notices.notice, name="notice"),
    path("notices/<uuid:notice_id>/follow/", notices.follow_notice, name="follow_notice"),
    path("referrals/", notices.referrals, name="referrals"),
    path("referrals/adult/", notices.refer_adult, name="refer_adult"),
    path("referrals/child/<uuid:record_id>/", notices.refer_child, name="refer_child"),
    path("referrals/<uuid:referral_id>/", notices.referral, name="referral"),
    path("referrals/<uuid:referral_id>/decision/", notices.decide_referral, name="decide_referral"),
    path("<uuid:crime_id>/", crimes.one, name="crime"),
    path("<uuid:crime_id>/amend/", crimes.amend, name="amend"),
    path("<uuid:crime_id>/outcome/", crimes.decide, name="decide"),
    path("<uuid:crime_id>/reopen/", crimes.reopen, name="reopen"),
    path("<uuid:crime_id>/suspected/", suspects.name, name="name"),
    path("<uuid:crime_id>/suspected/<uuid:suspect_id>/", suspects.unname, name="unname"),
    path("<uuid:crime_id>/charge/<uuid:suspect_id>/", suspects.charge, name="charge"),
    path("<uuid:crime_id>/verdict/<uuid:suspect_id>/", court.verdict, name="verdict"),
    path("<uuid:crime_id>/event/", telling.event, name="event"),
    path("<uuid:crime_id>/told/<uuid:happened_id>/", telling.tell, name="tell"),
    path("<uuid:crime_id>/no-case/", matching.no_case, name="no_case"),
    path("<uuid:crime_id>/support/", telling.stand, name="stand"),
    path("<uuid:crime_id>/notice/", notices.serve, name="serve"),
    path("<uuid:crime_id>/device/", caring.send_device, name="send_device"),
    path("<uuid:crime_id>/device/<uuid:seized_id>/", caring.return_device, name="return_device"),
    path("<uuid:crime_id>/standard/", caring.check, name="check"),
    path("<uuid:crime_id>/learnt/", caring.learn, name="learn"),
]
