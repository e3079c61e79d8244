"""Every write on cases, one concept a file."""

from sightline.cases.actions.alerting import (
    follow_incident,
    follow_serious,
    note_allegation,
    note_incident,
    tell_officer,
)
from sightline.cases.actions.allocating import allocate, end_role, give_role
from sightline.cases.actions.assessing import assess
from sightline.cases.actions.auditing import begin_external, draw_audit, find, report_audit
from sightline.cases.actions.beside import answer_transfer, ask_transfer, begin_status, end_status
from sightline.cases.actions.caseloads import follow_caseload, follow_limit, note_other_work, set_limit
from sightline.cases.actions.drawing import draw_entries
from sightline.cases.actions.duties import consider_nrm, end_witness, name_witness, note_nrm_sent
from sightline.cases.actions.ending import plan_exit, propose_ending, read_ending
from sightline.cases.actions.handing import close_handover, follow_acceptance, follow_age, hand_on
from sightline.cases.actions.judging import choose_scale, judge, read_second
from sightline.cases.actions.matching import note_police
from sightline.cases.actions.noting import note_analysis, note_management
from sightline.cases.actions.offering import (
    answer_offer,
    correct_health,
    follow_exit,
    offer_health,
    offer_support,
)
from sightline.cases.actions.offers_right import correct_offer, correct_session
from sightline.cases.actions.opening import open_case
from sightline.cases.actions.placing import note_placement
from sightline.cases.actions.planning import plan_safety
from sightline.cases.actions.programmes import add_run, change_run, give_place, note_session
from sightline.cases.actions.reacting import (
    follow_arrival,
    follow_judgement,
    follow_letter,
    follow_meeting,
    follow_roles,
    tell_opener,
)
from sightline.cases.actions.schools import note_school, note_term
from sightline.cases.actions.strength import note_strength, tell_monitor
from sightline.cases.actions.supervising import follow_level, follow_session, follow_supervision, supervise
from sightline.cases.actions.visiting import correct_visit, note_safety, plan_visit, record_visit

__all__ = [
    "add_run",
    "allocate",
    "answer_offer",
    "answer_transfer",
    "ask_transfer",
    "assess",
    "begin_external",
    "begin_status",
    "change_run",
    "choose_scale",
    "close_handover",
    "consider_nrm",
    "correct_health",
    "correct_offer",
    "correct_session",
    "correct_visit",
    "draw_audit",
    "draw_entries",
    "end_role",
    "end_status",
    "end_witness",
    "find",
    "follow_acceptance",
    "follow_age",
    "follow_arrival",
    "follow_caseload",
    "follow_exit",
    "follow_incident",
    "follow_judgement",
    "follow_letter",
    "follow_level",
    "follow_limit",
    "follow_meeting",
    "follow_roles",
    "follow_serious",
    "follow_session",
    "follow_supervision",
    "give_place",
    "give_role",
    "hand_on",
    "judge",
    "name_witness",
    "note_allegation",
    "note_analysis",
    "note_incident",
    "note_management",
    "note_nrm_sent",
    "note_other_work",
    "note_placement",
    "note_police",
    "note_safety",
    "note_school",
    "note_session",
    "note_strength",
    "note_term",
    "offer_health",
    "offer_support",
    "open_case",
    "plan_exit",
    "plan_safety",
    "plan_visit",
    "propose_ending",
    "read_ending",
    "read_second",
    "record_visit",
    "report_audit",
    "set_limit",
    "supervise",
    "tell_monitor",
    "tell_officer",
    "tell_opener",
]
