"""The inspection lists whose rows are each one fact about a child (Annex A, lists 2 and 4 to 10), and list 3."""

from sightline.front_door.imports.fact_tables import BEGAN, ENDED, FactTable, LineOf, facts_of
from sightline.front_door.imports.return_facts import CARE, CHILD, field
from sightline.front_door.models import ReturnTable

CONFERENCE = "did the initial child protection conference result in a child protection plan"
UNNECESSARY = "was an initial child protection conference deemed unnecessary"
SUPPORT = "was the child assessed as requiring {} children's social care support"


def _asked(*questions: str) -> tuple[str, ...]:
    """A question with and without its mark."""
    return tuple(f"{each}{mark}" for each in questions for mark in ("?", "", " (y/n)", " (y/n)?", "? (y/n)"))


LIST_2 = FactTable(
    ReturnTable.LIST_2,
    (
        field(BEGAN, "Assessment began", "day", "", None, "assessment start date", "early help assessment start date"),
        field(ENDED, "Assessment completed", "day", "", None, "assessment completion date",
              "early help assessment completion date", "assessment end date"),
        field("organisation", "Organisation", "text", "", 100, "organisation completing assessment",
              "organisation completing the assessment"),
    ),
    (
        LineOf(BEGAN, "Early help assessment began", ("organisation",)),
        LineOf(ENDED, "Early help assessment completed", ("organisation",)),
    ),
)  # fmt: skip
LIST_4 = FactTable(
    ReturnTable.LIST_4,
    (
        field(BEGAN, "Assessment began", "day", "", None, "continuous assessment start date",
              "single assessment start date"),
        field(ENDED, "Assessment authorised", "day", "", None, "continuous assessment date of authorisation",
              "single assessment date of authorisation"),
        field("needs_support", "Assessed as needing social care's support", "code", "answer", None,
              *_asked(SUPPORT.format("la"), SUPPORT.format("local authority"))),
    ),
    (
        LineOf(BEGAN, "Social work assessment began"),
        LineOf(ENDED, "Social work assessment authorised", ("needs_support",)),
    ),
)  # fmt: skip
LIST_5 = FactTable(
    ReturnTable.LIST_5,
    (
        field(BEGAN, "Strategy discussion", "day", "", None,
              "strategy discussion initiating section 47 enquiry start date", "section 47 enquiry start date",
              "strategy discussion start date"),
        field("no_conference", "Conference deemed unnecessary", "code", "answer", None, *_asked(UNNECESSARY)),
        field("conference_on", "Conference", "day", "", None, "date of initial child protection conference"),
        field("plan", "A child protection plan followed", "code", "answer", None, *_asked(CONFERENCE)),
    ),
    (
        LineOf(BEGAN, "Strategy discussion that began a section 47 enquiry", ("no_conference",)),
        LineOf("conference_on", "Initial child protection conference", ("plan",)),
    ),
)  # fmt: skip
LIST_6 = FactTable(
    ReturnTable.LIST_6,
    (
        field(BEGAN, "Began", "day", "", None, "cin start date", "child in need start date"),
        field("primary_need", "Main need", "code", "primary_need", None, "primary need code", "primary need"),
        field(ENDED, "Closed", "day", "", None, "cin closure date", "child in need closure date"),
        field("closure_reason", "Why it was closed", "code", "closure_reason", None, "reason for closure"),
    ),
    (
        LineOf(BEGAN, "Support as a child in need began", ("primary_need",)),
        LineOf(ENDED, "Support as a child in need closed", ("closure_reason",)),
    ),
)
LIST_7 = FactTable(
    ReturnTable.LIST_7,
    (
        field(BEGAN, "Began", "day", "", None, "child protection plan start date", "cp plan start date"),
        field("first_category", "Category", "code", "abuse", None, "initial category of abuse"),
        field("category", "Latest category", "code", "abuse", None, "latest category of abuse"),
        field(ENDED, "Ended", "day", "", None, "child protection plan end date", "cp plan end date"),
    ),
    (
        LineOf(BEGAN, "Child protection plan began", ("first_category",)),
        LineOf(ENDED, "Child protection plan ended", ("category",)),
    ),
)
LIST_8 = FactTable(
    ReturnTable.LIST_8,
    (
        field(BEGAN, "Began", "day", "", None, "date started to be looked after", "date became looked after"),
        field("legal_on", "Legal status since", "day", "", None, "start date of current legal status"),
        field("legal_status", "Legal status", "code", "legal_status", None, "child's legal status", "legal status"),
        field(ENDED, "Ceased", "day", "", None, "date ceased to be looked after"),
        field("placed_on", "Placed on", "day", "", None, "start date of most recent placement"),
        field("placement", "Placement", "code", "placement", None, "placement type", "type of placement"),
    ),
    (
        LineOf(BEGAN, "Began to be looked after"),
        LineOf("legal_on", "Legal status while looked after", ("legal_status",)),
        LineOf("placed_on", "Placement while looked after", ("placement",)),
        LineOf(ENDED, "Ceased to be looked after"),
    ),
)  # fmt: skip
LIST_9 = FactTable(
    ReturnTable.LIST_9,
    (
        field("eligibility", "Eligibility", "code", "eligibility", None, "eligibility category", "eligibility",
              "eligibity category", "care leaver eligibility category"),
        field("in_touch", "The council is in touch", "code", "in_touch", None, "la in touch",
              "local authority in touch", "in touch"),
        field("accommodation", "Accommodation", "code", "suitability", None, "suitability of accommodation",
              "suitability of accomodation"),
    ),
    (LineOf("", "Listed as a care leaver", ("eligibility", "in_touch", "accommodation")),),
)  # fmt: skip
LIST_10 = FactTable(
    ReturnTable.LIST_10,
    (field(BEGAN, "Came into care", "day", "", None, "date the child entered care", "date child entered care",
           "date entered care"),),
    (LineOf(BEGAN, "Began to be looked after"),),
)  # fmt: skip
OF_LISTS = {2: LIST_2, 4: LIST_4, 5: LIST_5, 6: LIST_6, 7: LIST_7, 8: LIST_8, 9: LIST_9, 10: LIST_10}
IN_CARE = facts_of("a child in care", CHILD + CARE + LIST_8.own)
REFERRALS = facts_of(
    "a referral",
    (
        *CHILD,
        field(BEGAN, "Referred on", "day", "", None, "date of referral", "referral date", "referral start date"),
        field("source", "Referred by", "code", "referral_source", None, "referral source", "source of referral"),
        field("nfa", "No further action", "code", "answer", None, *_asked("referral nfa", "nfa")),
    ),
)  # fmt: skip
