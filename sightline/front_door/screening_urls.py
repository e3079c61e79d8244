"""Addresses of screening, the second assessment, acute work, transfers and repeat contacts."""

from django.urls import path

from sightline.front_door.views import acute, assessing, repeats, screening, set_up, transferring, wordings

urlpatterns = [
    path("repeats/", repeats.repeats, name="repeats"),
    path("repeats/<uuid:alert_id>/", repeats.repeat, name="repeat"),
    path("set-up/", set_up.set_up, name="set_up"),
    path("set-up/training/", set_up.training, name="training"),
    path("set-up/systems/add/", set_up.system_add, name="system_add"),
    path("set-up/systems/<slug:system>/", set_up.system_change, name="system_change"),
    path("wording/", wordings.wordings, name="wordings"),
    path("wording/<slug:part>/", wordings.wording, name="wording"),
    path("wording/<slug:part>/change/", wordings.change, name="wording_change"),
    path("wording/<slug:part>/<int:number>/", wordings.version, name="wording_version"),
    path("script/<slug:kind>/<str:version>/", wordings.script_used, name="script_used"),
    path("<uuid:contact_id>/screening/", screening.screening, name="screening"),
    path("<uuid:contact_id>/screening/systems/", screening.systems, name="systems"),
    path("<uuid:contact_id>/screening/ask-for-a-decision/", screening.ask_decision, name="ask_decision"),
    path("<uuid:contact_id>/screening/send-back/", screening.send_it_back, name="send_back"),
    path("<uuid:contact_id>/screening/ask-a-partner/", transferring.ask_a_partner, name="ask_partner"),
    path("<uuid:contact_id>/join/", screening.join, name="join"),
    path("<uuid:contact_id>/named-worker/", screening.named_worker, name="named_worker"),
    path("<uuid:contact_id>/named-worker/found/", screening.professional, name="professional"),
    path("<uuid:contact_id>/review/", screening.advise, name="advise"),
    path("<uuid:contact_id>/assess/", assessing.assess_it, name="assess"),
    path("<uuid:contact_id>/today/", acute.acute, name="acute"),
    path("<uuid:contact_id>/today/tonight/", acute.tonight, name="tonight"),
    path("<uuid:contact_id>/today/strategy/", acute.strategy, name="strategy"),
    path("<uuid:contact_id>/today/section-47/", acute.section_47, name="section_47"),
    path("<uuid:contact_id>/today/seen/", acute.child_seen, name="child_seen"),
    path("<uuid:contact_id>/today/conference/", acute.conference, name="conference"),
    path("<uuid:contact_id>/today/trust/", acute.trust, name="trust"),
    path("<uuid:contact_id>/today/trust/<uuid:trust_id>/", acute.officer, name="officer"),
    path("<uuid:contact_id>/send/", transferring.send, name="send"),
    path("<uuid:contact_id>/taken-in/", transferring.take_in, name="take_in"),
]
