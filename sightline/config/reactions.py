"""Which action above answers which event from below. The worker runs each once; a test finds the forgotten."""

REACTIONS: dict[str, list[str]] = {
    "cases.allocated": [
        "sightline.cases.actions.tell_opener",
        "sightline.cases.actions.follow_roles",
        "sightline.cases.actions.follow_caseload",
        "sightline.cases.actions.follow_supervision",
        "sightline.cases.actions.follow_age",
    ],
    "cases.exited": [
        "sightline.cases.actions.follow_roles",
        "sightline.cases.actions.follow_exit",
        "sightline.cases.actions.follow_caseload",
    ],
    "cases.judged": ["sightline.cases.actions.follow_judgement", "sightline.cases.actions.follow_level"],
    "cases.limit_set": ["sightline.cases.actions.follow_limit"],
    "cases.role_changed": ["sightline.cases.actions.follow_roles"],
    "cases.serious_followed": ["sightline.cases.actions.follow_serious"],
    "cases.supervised": ["sightline.cases.actions.follow_session"],
    "deadlines.clock_breached": ["sightline.follow_up.actions.on_breach"],
    "education.absence_changed": ["sightline.education.actions.follow_absence"],
    "education.absence_reported": ["sightline.front_door.actions.schools.raise_absence"],
    "education.acute_worry_returned": ["sightline.front_door.actions.schools.raise_worry"],
    "follow_up.accepted": [
        "sightline.follow_up.actions.keep_for_owner",
        "sightline.cases.actions.follow_acceptance",
    ],
    "follow_up.declined": [
        "sightline.follow_up.actions.tell_owner",
        "sightline.front_door.actions.come_back",
    ],
    "follow_up.done": ["sightline.follow_up.actions.keep_for_owner"],
    "follow_up.escalated": [
        "sightline.follow_up.actions.tell_owner",
        "sightline.front_door.actions.come_back",
    ],
    "follow_up.reopened": ["sightline.follow_up.actions.tell_owner"],
    "front_door.partner_disputed": ["sightline.front_door.actions.disputing.take_down"],
    "front_door.person_taken_off": ["sightline.enquiries.actions.ask_about_person"],
    "front_door.missing_report_kept": ["sightline.front_door.actions.missing.open_episodes"],
    "front_door.missing_notice_received": ["sightline.front_door.actions.missing.raise_itself"],
    "letters.sent": ["sightline.cases.actions.follow_letter"],
    "missing.episode_changed": ["sightline.missing.actions.follow_episode"],
    "missing.episode_opened": ["sightline.missing.actions.look_at_repeats"],
    "missing.reported": ["sightline.front_door.actions.missing.raise_reported"],
    "meetings.held": ["sightline.cases.actions.follow_meeting"],
    "people.identity_changed": ["sightline.front_door.actions.repeating.look_again"],
}
