"""The roles people hold and what each lets them do: read this page to know who can do what.

Each sentence is one that the person's manager could approve. A capability is declared by the folder that
asks for it (`permissions.CAPABILITIES`); tests/rules hold that every one named here is declared.
"""

from sightline.access.roles import Role

SEARCH = {"people.search", "people.open", "desk.timeline"}
MISSING_CASES = {"missing.open", "missing.of_cases"}
MISSING = {"missing.open", "missing.read", "missing.report"}
TAKE = {"front_door.take_contact", "front_door.read", "front_door.tell_referrer", "people.add"}
CHASE = {
    *("follow_up.open", "follow_up.read", "follow_up.ask", "follow_up.chase", "follow_up.reply"),
    "deadlines.read",
}
ANSWER = {"follow_up.open", "follow_up.answer", "follow_up.reply"}
LEAD = {"deadlines.manage", "deadlines.holidays", "deadlines.lengths"}
DECIDES = {
    "front_door.decide",
    "front_door.assess",
    "people.link",
    "people.see_confidential_addresses",
    "people.read_every_entry",
    "enquiries.open",
    "enquiries.read_all",
    "cases.open",
    "cases.read",
    "cases.second",
    "desk.tracker",
}
MEETS = {"meetings.open", "meetings.answer"}
RUNS = {"meetings.open", "meetings.call", "meetings.run", "meetings.give"}
CALLS = {*RUNS, "meetings.read", "meetings.from_child"}
LETTERS = {"letters.write", "letters.from_child", "letters.read", "letters.agree"}
GLASS = {"people.break_glass", "people.follow_emergency"}
AGREES = {"people.agree_emergency", "people.see_emergencies", "people.follow_emergency"}
SEXUAL_HEALTH = {"enquiries.read_sexual_health"}
# Every agency's own entries are read by registered social workers only (docs/decisions/0022, 0131).
IF_REGISTERED = {
    "cases.supervise",
    "people.read_every_entry",
    "enquiries.open",
    "enquiries.read_all",
    *SEXUAL_HEALTH,
}
ON_CASES = {"cases.read", "cases.work", "desk.timeline"}
TRACKS = {"desk.tracker"}
LEADS_TRACKER = {"desk.share_views", "desk.export_tracker", "desk.pack"}
RETURNS = {"education.open", "education.return", "people.add_own"}
READS_RETURNS = {"education.open", "education.read"}
CASE_HEALTH = {"cases.sexual_health"}
CRIMES = {"justice.open", "justice.read", "justice.suspects"}
EVERYBODY = {"desk.my_work", "access.read_agreements"}


def _role(key: str, title: str, sentence: str, *parts: set[str], records: bool = True) -> Role:
    given = frozenset(EVERYBODY.union(*parts))
    return Role(key, title, sentence, given, records, given & IF_REGISTERED)


_ALL = [
    _role(
        "adviser",
        "Front-door adviser",
        "Takes contacts, finds the child, passes things on, chases them, and tells the person who called.",
        SEARCH,
        TAKE,
        MISSING,
        CHASE,
        GLASS,
    ),
    _role(
        "emergency_duty",
        "Emergency duty worker",
        "Does an adviser's and a social worker's work outside hub hours.",
        SEARCH,
        READS_RETURNS,
        TAKE,
        MISSING,
        CHASE,
        DECIDES,
        CALLS,
        LETTERS,
        {"front_door.downtime"},
        GLASS,
        AGREES,
    ),
    _role(
        "social_worker",
        "Front-door social worker",
        "Decides what happens with a contact, with a reason and in their own name.",
        SEARCH,
        READS_RETURNS,
        TAKE,
        MISSING,
        CHASE,
        DECIDES,
        CALLS,
        LETTERS,
        GLASS,
        AGREES,
        SEXUAL_HEALTH,
        CASE_HEALTH,
        CRIMES,
        {"information_rights.open_sealed"},
    ),
    _role(
        "front_door_manager",
        "Front-door manager",
        "Oversees the front door: decides, restricts records, brings in files, sees what is late.",
        SEARCH,
        READS_RETURNS,
        TAKE,
        MISSING,
        CHASE,
        DECIDES,
        CALLS,
        LETTERS,
        {"meetings.groups"},
        LEADS_TRACKER,
        {"front_door.import", "front_door.oversee", "front_door.advise", "people.restrict"},
        {"front_door.keep_words", "missing.triggers", "missing.patterns"},
        {"front_door.downtime", "front_door.read_audit", "figures.read", "information_rights.confirm"},
        {"access.review_posts"},
        {"information_rights.correct", "information_rights.open_sealed", "information_rights.answer"},
        LEAD,
        GLASS,
        AGREES,
        SEXUAL_HEALTH,
        CASE_HEALTH,
        CRIMES,
    ),
    _role(
        "group_specialist",
        "Group specialist",
        "Looks at repeat contacts about one child and records what lies behind them.",
        SEARCH,
        {"front_door.read", "front_door.specialist"},
    ),
    _role(
        "agency_worker",
        "Hub partner or service",
        "Sees and answers what their own organisation has been asked; challenges a decision it had a part in.",
        ANSWER,
        {"front_door.dispute", "enquiries.answer", "cases.read", "desk.timeline"},
        MEETS,
    ),
    _role(
        "sexual_health_worker",
        "Sexual-health worker",
        "Says for a sexual-health service that one was offered or taken up, which colleagues there do not see.",
        ANSWER,
        {"front_door.dispute"},
        {"enquiries.answer", "enquiries.answer_sexual_health"},
        MEETS,
    ),
    _role(
        "agency_manager",
        "Agency's named manager",
        "Answers for their organisation, and is the person an unanswered request goes to.",
        ANSWER,
        {"follow_up.answer_for_agency", "front_door.dispute"},
        {"enquiries.answer", "access.review_posts"},
        MEETS,
    ),
    _role(
        "partnership_officer",
        "Partnership officer",
        "Takes up unanswered requests, sees the figures, approves what is published, signs off agreements to share "
        "information for the partnership; keeps its groups and their meetings; reads no child's record.",
        {"meetings.open", "meetings.groups", "meetings.run", "meetings.give"},
        {"follow_up.escalated", "follow_up.open", "follow_up.ask_for_groups", "meetings.escalated"},
        {"front_door.read_audit", "cases.read_audit", "figures.read", "figures.approve"},
        {"access.sign_agreements"},
    ),
    _role(
        "school_lead",
        "School or college lead",
        "Returns for their own school or college the pupils they worry about, or nil; sees no other setting’s pupils.",
        RETURNS,
        ANSWER,
        {"front_door.dispute"},
        MEETS,
    ),
    _role(
        "education_coordinator",
        "Education safeguarding coordinator",
        "Keeps the list of schools and colleges and their leads, reads what they return, and asks those who have "
        "returned little or nothing.",
        READS_RETURNS,
        {"education.oversee", "follow_up.open", "follow_up.ask_for_groups"},
    ),
    _role(
        "practitioner",
        "Exploitation practitioner",
        "Works with children on the pathway; answers what the team is asked; may open a record in an emergency.",
        ANSWER,
        {"enquiries.answer", "follow_up.ask_in_work"},
        ON_CASES,
        MISSING_CASES,
        TRACKS,
        CASE_HEALTH,
        RUNS,
        {"meetings.answer", "letters.write"},
        GLASS,
    ),
    _role(
        "pathway_manager",
        "Exploitation team manager",
        "Allocates the team's cases, works on them, and is the second reader of what a colleague judges.",
        ANSWER,
        {"enquiries.answer", "follow_up.ask_in_work"},
        ON_CASES,
        MISSING_CASES,
        TRACKS,
        CASE_HEALTH,
        RUNS,
        {"meetings.answer", "letters.write"},
        {"cases.allocate", "cases.second", "cases.lead", "cases.supervise", "cases.analyse"},
        {"cases.read_audit", "cases.alert", "cases.monitor"},
        CRIMES,
        LEADS_TRACKER,
        GLASS,
    ),
    _role(
        "missing_coordinator",
        "Missing coordinator",
        "Keeps missing episodes, return home interviews and trigger plans, gives interviews to those who hold them, "
        "and calls meetings where a child goes missing again and again.",
        SEARCH,
        MISSING,
        CHASE,
        {"people.add", "missing.coordinate", "missing.grade", "missing.interview", "missing.patterns"},
        CALLS,
    ),
    _role(
        "return_interviewer",
        "Return-interview worker",
        "Offers and records the return home interviews that their own organisation was given; opens those episodes and "
        "no others.",
        {"missing.open", "missing.interview"},
        ANSWER,
        MEETS,
    ),
    _role(
        "police_missing",
        "Police missing-person officer",
        "Reports missing children, gives the police’s own grade of risk and records the prevention interview; reads "
        "the trigger plans shared with the police, and not what a child said in an interview.",
        {"missing.open", "missing.police", "missing.report", "missing.grade"},
        ANSWER,
        MEETS,
    ),
    _role(
        "care_home_manager",
        "Care-home manager",
        "Reads the trigger plans of the children who live in the home, reports one of them missing and says when they "
        "are back.",
        {"missing.open", "missing.of_residents", "missing.report"},
        ANSWER,
        MEETS,
    ),
    _role(
        "reviewing_officer",
        "Independent reviewing officer",
        "Checks the quality of return home interviews with children in care, and of the review of the plan after them.",
        {"missing.open", "missing.check"},
        ANSWER,
        MEETS,
    ),
    _role(
        "governance_officer",
        "Information-governance officer",
        "Checks who looked at what and why, and what was opened in an emergency; keeps sharing agreements, the "
        "retention schedule and requests for records, and asks other organisations about their own.",
        {"access.read_record", "access.keep_agreements", "access.sign_agreements"},
        {"access.review_posts", "access.oversee_posts"},
        {
            "people.see_emergencies",
            "people.review_emergencies",
            "people.follow_emergency",
            "people.review_looks",
        },
        {"information_rights.schedule", "information_rights.hold", "information_rights.review"},
        {"information_rights.confirm", "information_rights.correct", "information_rights.open_sealed"},
        {"information_rights.answer", "follow_up.open", "follow_up.ask"},
    ),
    _role(
        "auditor",
        "Auditor",
        "Reviews the information-governance officer's own looking; checks the quarterly tenth of referrals; "
        "audits the cases drawn each quarter.",
        {"access.read_record", "access.review_reader", "front_door.check_sample", "front_door.read_audit"},
        {"cases.audit", "cases.read_audit", "follow_up.open", "follow_up.ask_in_work"},
        {"people.review_looks"},
    ),
    _role(
        "analyst",
        "Analyst",
        "Works with figures and extracts in which children are pseudonyms, and prepares what is published.",
        {"figures.extract", "figures.read", "figures.release"},
        records=False,
    ),
    _role(
        "police_exploitation",
        "Police exploitation officer",
        "Records for the police force crimes against children, suspects, outcomes and what a child was told; answers "
        "what the force is asked.",
        ANSWER,
        {"front_door.dispute", "enquiries.answer", "cases.read", "desk.timeline", "follow_up.ask_in_work"},
        MEETS,
        CRIMES,
        {"justice.record", "justice.care"},
    ),
    _role(
        "police_analyst",
        "Police analyst",
        "Reads crimes and suspects as far as their handling code lets the police force, to explain them.",
        CRIMES,
    ),
    _role(
        "victim_adviser",
        "Independent adviser or witness care",
        "Stands by children who are victims: sees the crimes in which their service does, and records what was told.",
        ANSWER,
        {"justice.open", "justice.care"},
    ),
    _role(
        "director",
        "Director of children’s safeguarding",
        "Sees each month how many cases the exploitation team holds and whether it is as strong as promised; reads "
        "the analysis behind a judgement, and judges as the second reader, on a case in which they hold a role.",
        {"cases.read", "cases.second", "cases.analyse", "cases.monitor", "cases.read_audit", "figures.read"},
        {"follow_up.open"},
    ),
    _role(
        "administrator",
        "System administrator",
        "Keeps agencies, teams, staff and posts right; reads no records.",
        {"access.administer", "access.oversee_posts"},
        records=False,
    ),
]

ROLES: dict[str, Role] = {role.key: role for role in _ALL}
