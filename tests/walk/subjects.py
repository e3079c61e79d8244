"""How the walk makes the record that an address names, in each relation to the person who asks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from sightline.access.models import Agency, Staff
from sightline.access.viewer import Viewer, viewer_of
from sightline.core import clock
from sightline.education.years import year_of as this_year
from tests.people_of_the_tests import Partnership, member_of_staff
from tests.walk import (
    agreements,
    cases,
    contacts,
    desk,
    doubts,
    drawing,
    emergencies,
    enquiries,
    figures,
    files,
    follow_ups,
    governance,
    group_meetings,
    hub,
    intelligence,
    justice,
    keys,
    leading,
    letters,
    mailbox,
    meetings,
    missing,
    people,
    rights,
    schools,
    screening,
    sessions,
    support,
    words,
)
from tests.walk.relations import Relation

# Stands in every text the walk writes, so that a refused page can be seen to say nothing of it.
CANARY = "Quillfeather"


@dataclass
class World:
    """The partnership the walk takes place in, and who is asking.

    `turns_on` keeps what a maker asked about the asker's post: a record is made alike for every post of which the
    answers are the same, so the walk makes it once for all of them.
    """

    there: Partnership
    asker: Staff
    turns_on: dict[str, bool] = field(default_factory=dict)

    @property
    def another(self) -> Agency:
        """An employer that is not the asker's: the police, unless they work there."""
        own = self.asker.posts.select_related("employer").order_by("starts_on")[0].employer
        return self.there.charity if own == self.there.police else self.there.police

    def viewer(self) -> Viewer:
        """The asker, to act as. What their post may is asked through `asker_may`."""
        return viewer_of(self.asker, on=clock.today())

    def asker_may(self, capability: str) -> bool:
        """Whether the asker's post carries it; remembered, since what is made turns on it."""
        self.turns_on[capability] = self.viewer().may(capability)
        return self.turns_on[capability]

    def colleague(self, role: str) -> Viewer:
        """Somebody else at work, with a post of their own."""
        return viewer_of(member_of_staff(self.there, role), on=clock.today())


Maker = Callable[[World, Relation, dict[str, Any]], Any]

# Name of an argument in an address, or of a route and its argument -> how to make what it names. Arguments
# made before it are handed on, so that a child of a parent can be made to belong to it, or not to.
MAKERS: dict[str, Maker] = {
    **keys.MAKERS,
    # Reference data stands behind no wall and belongs to nobody: every relation is the same entry.
    "agency_id": lambda world, relation, made: world.there.police.pk,
    "area_id": lambda world, relation, made: world.there.other_area.pk,
    "team_id": lambda world, relation, made: world.there.early_help.pk,
    "staff_id": lambda world, relation, made: member_of_staff(world.there, "analyst").pk,
    "post_id": lambda world, relation, made: member_of_staff(world.there, "analyst").posts.get().pk,
    "training_id": agreements.training,
    "agreement_id": agreements.in_force,
    "access:agreement_answer.agreement_id": agreements.proposed,
    "party_id": agreements.party,
    "event_id": emergencies.look,
    "emergency_id": emergencies.ordinary,
    "people:emergency_answer.emergency_id": emergencies.restricted,
    "follow_up_id": follow_ups.follow_up,
    "chase_id": follow_ups.chase,
    "told_id": follow_ups.told_outside,
    "contact_id": contacts.contact,
    "front_door:put_back.contact_id": contacts.being_screened,
    "front_door:pass_on.contact_id": contacts.decided,
    "front_door:ask_decision.contact_id": contacts.being_screened,
    "front_door:send_back.contact_id": screening.waiting,
    "front_door:assess.contact_id": screening.met_threshold,
    "trust_id": screening.trust,
    "alert_id": screening.alert,
    "system": lambda world, relation, made: "housing",
    "part": lambda world, relation, made: "terms",
    "front_door:wording_version.number": lambda world, relation, made: 0,
    "kind": lambda world, relation, made: "school",
    "front_door:script_used.version": lambda world, relation, made: "1.1",
    "front_door:windscreen_made.contact_id": contacts.assessed,
    "number": lambda world, relation, made: 1,
    "key": lambda world, relation, made: uuid4(),  # of a contact not taken yet: nobody's
    "form": lambda world, relation, made: "text",
    "upload_id": files.upload,
    "import_id": files.brought_in,
    "record_id": people.record,
    "other_record_id": people.other_record,
    "detail": people.kind_of_detail,
    "detail_id": people.detail,
    "absence_id": hub.absence,
    "code": lambda world, relation, made: hub.local_clock(),
    "proposal_id": hub.length_proposed,
    **mailbox.MAKERS,
    "handover_id": hub.handover,
    "pack_id": hub.pack,
    "sample_id": hub.sample,
    "sampled_id": hub.sampled,
    "challenge_id": hub.disputed,
    "count_id": figures.count,
    "chart_id": figures.chart,
    "width": lambda world, relation, made: "wide",
    "release_id": figures.release,
    "public:file.path": lambda world, relation, made: "index.html",
    "figures:build_files.release_id": figures.let_out,
    "area_return_id": figures.area_return,
    "shared_id": figures.shared,
    "figures:return_file.form": lambda world, relation, made: "csv",
    "name": figures.published,
    "family": lambda world, relation, made: "contacts",
    "front_door:disagree.contact_id": hub.part_taken,
    "dispute_id": hub.dispute,
    "setting_id": schools.setting,
    "education:pupil.record_id": schools.pupil,
    "education:return.record_id": schools.pupil,
    "return_id": schools.entry,
    "education:report_absence.record_id": schools.pupil,
    "education:hand_on.record_id": schools.pupil,
    "education:absence.absence_id": schools.absence,
    "education:trace.absence_id": schools.absence,
    "education:answers.setting_id": schools.setting_of,
    "education:answer.setting_id": schools.setting_of,
    "education:answer.year": lambda world, relation, made: this_year(clock.today()),
    "education:answer.question": lambda world, relation, made: "cpoms",
    "education:answer.part": schools.part_of_year,
    "service_id": support.service,
    "support:reopen.service_id": support.closed,
    "file_id": schools.file,
    **letters.MAKERS,
    **words.MAKERS,
    "meeting_id": meetings.called,
    "meetings:accept.meeting_id": meetings.under_terms,
    "meeting_kind": lambda world, relation, made: "panel",
    "meetings:attendance.meeting_id": meetings.held,
    "meetings:vote.meeting_id": group_meetings.held,
    "meetings:publish.meeting_id": group_meetings.minuted,
    "meetings:escalate.meeting_id": group_meetings.held,
    "vote_id": group_meetings.vote,
    "meetings:answer_escalation.meeting_id": group_meetings.held,
    "escalated_id": group_meetings.escalated,
    "meetings:give.meeting_id": meetings.held,
    "meetings:minutes.meeting_id": meetings.held,
    "meetings:amend.meeting_id": meetings.minuted,
    "meetings:agree.meeting_id": meetings.minuted,
    "invited_id": meetings.asked,
    "group_id": meetings.group,
    "seat_id": meetings.seat,
    "episode_id": missing.episode,
    "missing:reopen.episode_id": missing.closed,
    "missing:answer.episode_id": missing.repeated,
    "crossing_id": missing.crossing,
    "missing:report.record_id": missing.unshared,
    "missing:plan.record_id": missing.unshared,
    "missing:record.record_id": missing.unshared,
    "missing:plan_unshare.record_id": missing.plan,
    "missing:plan_unshare.agency_id": missing.reader,
    **intelligence.MAKERS,
    **governance.MAKERS,
    "trigger": lambda world, relation, made: "three_in_30",
    "enquiry_id": enquiries.enquiry,
    "asked_id": enquiries.asked,
    "enquiries:write_for.asked_id": enquiries.asked_by,
    "entry_id": enquiries.entry,
    "enquiries:correct.entry_id": enquiries.own_entry,
    "enquiries:withdraw.release_id": enquiries.release_by,
    "enquiries:released_one.release_id": enquiries.release_to,
    "enquiries:end_naming.staff_id": enquiries.other_worker,
    "view_id": desk.view,
    "desk:timeline.record_id": cases.child_of_case,
    "desk:triage_meeting.meeting_id": group_meetings.triage,
    "desk:triage_row.meeting_id": group_meetings.triage,
    "row": group_meetings.row,
    "crime_id": justice.crime,
    **{f"justice:{route}.crime_id": justice.unfinished for route in ("unname", "charge", "verdict", "tell")},
    "justice:reopen.crime_id": justice.decided,
    "justice:for_child.record_id": justice.child,
    "suspect_id": justice.suspect,
    **{
        f"justice:{route}.suspect_id": justice.convicted
        for route in ("release_meeting", "condition", "address", "notification")
    },
    **{f"justice:{route}.suspect_id": justice.named for route in ("unname", "charge", "verdict")},
    "happened_id": justice.happened,
    "justice:return_device.crime_id": justice.unfinished,
    "seized_id": justice.seized,
    **{f"justice:{route}.file_id": justice.file for route in ("file", "file_faults", "take_back_file")},
    "justice:reinstate.crime_id": justice.withdrawn,
    "justice:take_back_pass.suspect_id": justice.open_suspect,
    "passed_id": justice.passed,
    "notice_id": justice.notice,
    "referral_id": justice.referral,
    "justice:refer_child.record_id": justice.child,
    "case_id": cases.case,
    "cases:end_status.case_id": cases.unfinished,
    "cases:answer_transfer.case_id": cases.unfinished,
    "cases:assessment.case_id": cases.unfinished,
    "cases:assessment.number": cases.assessment,
    "cases:safety_plan.case_id": cases.unfinished,
    "cases:safety_plan.number": cases.safety_plan,
    "cases:read_judgement.case_id": cases.unfinished,
    "judgement_id": cases.judgement,
    "cases:read_ending.case_id": cases.unfinished,
    "ending_id": cases.ending,
    "cases:answer_offer.case_id": cases.unfinished,
    "offer_id": cases.offer,
    "cases:correct_offer.case_id": cases.unfinished,
    "cases:correct_session.case_id": cases.unfinished,
    "session_id": sessions.session,
    "cases:end_witness.case_id": cases.unfinished,
    "witness_id": cases.witness,
    "cases:note_session.case_id": cases.unfinished,
    "place_id": cases.place,
    "cases:close_handover.case_id": cases.unfinished,
    "cases:close_handover.handover_id": leading.handover,
    "cases:correct_visit.case_id": cases.unfinished,
    "visit_id": cases.visit,
    "cases:correct_health.case_id": cases.unfinished,
    "health_id": cases.health,
    "run_id": cases.run,
    "to": lambda world, relation, made: "adult",
    "what": lambda world, relation, made: "level",
    "status_id": cases.status,
    "transfer_id": cases.transfer,
    "role": lambda world, relation, made: "police",
    "supervision_id": leading.session,
    "audit_id": leading.audit,
    "cases:allegation_told.case_id": cases.unfinished,
    "allegation_id": leading.allegation,
    "cases:incident_step.case_id": cases.unfinished,
    "incident_id": leading.incident,
    "audited_id": leading.audited,
    "stage": lambda world, relation, made: "plan" if relation is Relation.MISMATCHED else "meetings",
    "cases:open.contact_id": screening.met_threshold,
    "enquiries:person.enquiry_id": doubts.enquiry,
    "enquiries:person.subject_id": doubts.subject,
    "cases:draw.case_id": drawing.case_of_enquiry,
    "cases:draw.enquiry_id": cases.enquiry_of_contact,
    "cases:open_from_enquiry.contact_id": cases.contact_of_enquiry,
    "cases:open_from_enquiry.enquiry_id": cases.enquiry_of_contact,
    "information_rights:propose_schedule.key": rights.class_of_record,
    "schedule_proposal_id": rights.schedule_proposed,
    "hold_id": rights.hold,
    "disposal_id": rights.disposal,
    "tombstone_id": rights.tombstone,
    "correction_id": rights.correction,
    "sealed_id": rights.sealed,
    "information_rights:request.request_id": rights.request,
    "information_rights:collecting.request_id": rights.request,
    "information_rights:controllers.request_id": rights.request,
    "information_rights:approve.request_id": rights.request,
    "information_rights:line.line_id": rights.line,
    "information_rights:pack.request_id": rights.answered,
    "information_rights:pack_pdf.request_id": rights.answered,
    "front_door:challenge_tell.challenge_id": hub.answered,
    "front_door:challenge_further.challenge_id": hub.told,
}


def maker(route: str, argument: str) -> Maker | None:
    """How to make what an argument of a route names."""
    return MAKERS.get(f"{route}.{argument}") or MAKERS.get(argument)
