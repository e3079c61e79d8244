"""What to try in the demonstration, role by role. Shown by `sightline demo tour` and on the desk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tour:
    """A few things one person can try, in order."""

    role: str
    title: str
    steps: tuple[str, ...]


TOURS: tuple[Tour, ...] = (
    Tour("adviser", "Front-door adviser", (
        "Open My work: contacts nobody has decided yet, with what is due first.",
        "Record a contact from Inglewharf Academy about Victoria Zielonik, and find her already known as "
        "Wiktoria Zielonek.",
        "Open a decided contact whose caller has not been told, and tell them.",
        "Take a call from a mother who says nothing happened, and see what was asked reopen.",
    )),
    Tour("emergency_duty", "Emergency duty worker", (
        "Open My work at the start of a shift: what came in since the day desk closed.",
        "Take up a red contact, decide it in your own name, and say what was done tonight.",
    )),
    Tour("social_worker", "Front-door social worker", (
        "Take up an undecided contact and read the child's chronology.",
        "Decide: a level of need, one of three outcomes and a reason.",
        "Pass it on to an early help service, with a day for the answer.",
        "Copy the decision out for the council's main case system.",
    )),
    Tour("front_door_manager", "Front-door manager", (
        "See what is late across the front door and whose it is.",
        "Find the request that went unanswered, was chased and went to the named manager.",
        "Restrict a child's record to named people, then sign in as an adviser and look for it.",
    )),
    Tour("group_specialist", "Group specialist", (
        "Look at children about whom three contacts came within a year.",
    )),
    Tour("agency_manager", "Service manager", (
        "Open what was asked of your service; accept one with a day, decline one with a reason.",
        "Say that one is done and what came of it.",
    )),
    Tour("agency_worker", "Hub partner", (
        "Open what was asked of your team. You see the request and nothing else about the child.",
    )),
    Tour("practitioner", "Exploitation practitioner", (
        "Answer a request for a detailed assessment made of your team.",
    )),
    Tour("partnership_officer", "Partnership officer", (
        "See which organisations left requests unanswered; no child is named.",
        "Take one up with the organisation and say what was agreed.",
    )),
    Tour("governance_officer", "Information-governance officer", (
        "Read who opened one child's record this week, and what was refused.",
        "Run `sightline audit verify` at the terminal.",
    )),
    Tour("auditor", "Auditor", (
        "Review what the information-governance officer has looked at.",
    )),
    Tour("analyst", "Analyst", (
        "Run `sightline extract` for 2022/23 and count the 180 contacts of the published report.",
    )),
    Tour("administrator", "System administrator", (
        "Add a service, give somebody a post, end another the same day.",
        "Try to open a child's record, and see why you cannot.",
    )),
)  # fmt: skip


def tour_of(role: str) -> Tour | None:
    """What somebody with this role can try."""
    return next((tour for tour in TOURS if tour.role == role), None)
