"""Which higher folder shows what on a page of a lower one (core/panels.py). A test holds each of them."""

PANELS: dict[str, list[str]] = {
    "desk.child": [
        "sightline.people.pages.proposals.of_child",
        "sightline.cases.pages.panels.of_child",
        "sightline.enquiries.pages.panels.of_child",
        "sightline.education.pages.returns.of_child",
        "sightline.missing.pages.lists.of_child",
        "sightline.meetings.pages.lists.of_child",
        "sightline.letters.pages.of_child",
        "sightline.justice.pages.panels.of_child",
        "sightline.justice.pages.notices.of_child",
        "sightline.intelligence.pages.panels.of_child",
    ],
    "desk.my_work": [
        "sightline.cases.pages.director.of_my_work",
        "sightline.missing.pages.lists.of_my_work",
        "sightline.justice.pages.panels.of_my_work",
        "sightline.cases.pages.panels.of_my_work",
        "sightline.enquiries.pages.panels.of_my_work",
        "sightline.access.pages.post_reviews.of_my_work",
        "sightline.education.pages.returns.of_my_work",
        "sightline.cases.pages.closing_schools.of_my_work",
        "sightline.meetings.pages.lists.of_my_work",
        "sightline.intelligence.pages.panels.of_my_work",
        "sightline.governance.pages.panels.of_my_work",
        "sightline.people.pages.proposals.of_my_work",
    ],
    "enquiries.story": ["sightline.cases.pages.drawn.of_enquiry"],
    "front_door.contact": [
        "sightline.cases.pages.panels.of_contact",
        "sightline.enquiries.pages.panels.of_contact",
        "sightline.front_door.pages.linking.of_contact",
    ],
    "missing.patterns": ["sightline.education.pages.absences.of_patterns"],
}
