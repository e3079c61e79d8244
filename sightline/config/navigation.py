"""Where the frame round every page leads. An entry whose page does not exist yet is left out."""

from sightline.access.viewer import Viewer
from sightline.config.roles import ROLES
from sightline.core.pages import Finder, Layout, NavItem
from sightline.core.words import listing

NAVIGATION = [
    NavItem("Tour", "demonstration:tour"),  # of the demonstration only
    NavItem("My work", "desk:my_work", "desk.my_work"),
    NavItem("Record a contact", "front_door:new_contact", "front_door.take_contact"),
    NavItem("Hub board", "front_door:board", "front_door.read"),
    NavItem("Contacts", "front_door:contacts", "front_door.read"),
    NavItem("Several contacts", "front_door:repeats", "front_door.specialist"),
    NavItem("Files", "front_door:files", "front_door.import"),
    NavItem("Find a person", "people:search", "people.search"),
    NavItem("Open in an emergency", "people:break_glass", "people.break_glass"),
    NavItem("Emergencies", "people:emergencies", "people.see_emergencies"),
    NavItem("Enquiries", "enquiries:list", "front_door.read"),
    NavItem("Exploitation pathway", "cases:list", "cases.read"),
    NavItem("Tracker", "desk:tracker", "desk.tracker"),
    NavItem("Enquiries put to us", "enquiries:ours", "enquiries.answer"),
    NavItem("Own and family names", "people:looks", "people.review_looks"),
    NavItem("Missing episodes", "missing:list", "missing.open"),
    NavItem("Meetings", "meetings:list", "meetings.open"),
    NavItem("Groups", "meetings:groups", "meetings.groups"),
    NavItem("Letters", "letters:list", "letters.write"),
    NavItem("Crimes", "justice:list", "justice.open"),
    NavItem("Cases and crimes", "cases:matching", "cases.match"),
    NavItem("Crimes and cases", "cases:matching_crimes", "cases.match_crimes"),
    NavItem("Suspects", "justice:suspects", "justice.suspects"),
    NavItem("Intelligence", "intelligence:list", "intelligence.send"),
    NavItem("Conviction rates", "justice:rates", "justice.rates"),
    NavItem("Our returns", "education:ours", "education.return"),
    NavItem("Returned pupils", "education:unmatched", "education.read"),
    NavItem("Schools and colleges", "education:settings", "education.oversee"),
    NavItem("Contacts by school", "front_door:told_by_schools", "education.oversee"),
    NavItem("Directory of support", "support:list", "support.read"),
    NavItem("Follow-ups", "follow_up:list", "follow_up.open"),
    NavItem("Decisions", "front_door:our_decisions", "front_door.dispute"),
    NavItem("Deadlines", "deadlines:rules", "deadlines.holidays"),
    NavItem("Unanswered requests", "follow_up:partnership", "follow_up.escalated"),
    NavItem("Quarterly check", "front_door:samples", "front_door.check_sample"),
    NavItem("Caseload monitor", "cases:strength", "cases.monitor"),
    NavItem("Audits of cases", "cases:audits", "cases.read_audit"),
    NavItem("Public pages", "content:list", "content.write"),
    NavItem("Figures", "figures:dashboard", "figures.read"),
    NavItem("Reviews of services", "governance:list", "governance.keep_accounts"),
    NavItem("Records and the law", "information_rights:start", "information_rights.confirm"),
    NavItem("Record of access", "access:record", "access.read_record"),
    NavItem("Sharing agreements", "access:agreements", "access.sign_agreements"),
    NavItem("Documents people send", "front_door:documents_agreement", "front_door.agree_documents"),
    NavItem("Posts to review", "access:post_reviews", "access.review_posts"),
    NavItem("Posts by organisation", "access:post_standing", "access.oversee_posts"),
    NavItem("Threshold guidance", "front_door:guidance_versions", "access.administer"),
    NavItem("Administration", "access:administration", "access.administer"),
    NavItem("Keys of the API", "api:keys", "access.administer"),
    NavItem("Webhooks", "api:webhooks", "api.webhooks"),
    NavItem("Front door’s lists", "front_door:set_up", "access.administer"),
    NavItem("Scripts and words", "front_door:wordings", "front_door.keep_words"),
]

FOOTER = [
    NavItem("Published figures", "public:published"),
    NavItem("Sharing agreements", "access:agreements", "access.read_agreements"),
    NavItem("Accessibility statement", "access:accessibility"),
    NavItem("Privacy notice", "access:privacy"),
]


def post_of(viewer: Viewer) -> str:
    """What the person is here today, in words: Front-door adviser."""
    return listing(ROLES[key].title for key in dict.fromkeys(viewer.roles))


LAYOUT = Layout(
    navigation=NAVIGATION,
    footer=FOOTER,
    finder=Finder("Find a person by name", "people:search", "names", "people.search"),
    account="access:account",
    sign_out="account_logout",
    keep_alive="access:keep_alive",
    drafts="access:keep_draft",
    post_of=post_of,
)
