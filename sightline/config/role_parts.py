"""Capabilities that belong together, and how a role is made of them (`roles`, `roles_missing`)."""

from sightline.access.roles import Role

SEARCH = {"people.search", "people.open", "desk.timeline"}
MISSING_CASES = {"missing.open", "missing.of_cases"}
MISSING = {"missing.open", "missing.read", "missing.report"}
TAKE = {
    "enquiries.follow",
    "front_door.take_contact",
    "front_door.read",
    "front_door.tell_referrer",
    "front_door.open_envelopes",
    "people.add",
}
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
RETURNS = {"education.open", "education.return", "education.answer", "people.add_own", "api.send_returns"}
RETURNS |= {"api.read_returns", "api.webhooks"}
READS_RETURNS = {"education.open", "education.read"}
CASE_HEALTH = {"cases.sexual_health"}
CRIMES = {"justice.open", "justice.read", "justice.suspects"}
REFERS = {"justice.refer"}
WORDS = {"content.write", "content.publish"}
RATES, RELEASES = {"justice.rates"}, {"justice.suspects", "justice.release"}
MATCHES, MATCHES_CRIMES = {"cases.match"}, {"cases.match_crimes"}
SENDS = {"intelligence.send"}
CONSIDERS = {"intelligence.consider", "intelligence.answer", "intelligence.hotspots"}
PLACES = {"intelligence.hotspots", "intelligence.keep_hotspots"}
REPORTS_BY_KEY = {"api.report_missing", "api.read_missing", "api.webhooks"}
SENDS_BY_KEY = {"api.send_contacts", "api.read_contacts", "api.webhooks"}
KEEPS_SERVICES = {"support.keep"}
EVERYBODY = {"desk.my_work", "access.read_agreements", "support.read"}


def role(key: str, title: str, sentence: str, *parts: set[str], records: bool = True) -> Role:
    # Whoever works with records may have seen something worth telling the police.
    given = frozenset((EVERYBODY | SENDS if records else EVERYBODY).union(*parts))
    return Role(key, title, sentence, given, records, given & IF_REGISTERED)
