"""What must be in a database before anybody signs in. Each step is an action that may be run again at any time."""

STEPS = [
    "sightline.access.actions.reference.load_retention",
    "sightline.deadlines.actions.load_rules",
    "sightline.meetings.actions.load_terms",
    "sightline.content.actions.load_words",
]
