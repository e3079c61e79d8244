"""The words people is written in: kinds of name, identifier, relationship, link decision."""

from django.db.models import TextChoices

RESTRICTED = "restricted"  # the kind of wall that a restriction raises


class Sex(TextChoices):
    """As the children in need census has it from 2024-25; older codes are read into these."""

    FEMALE = "F", "Female"
    MALE = "M", "Male"
    UNKNOWN = "U", "Not known or not recorded"


class BirthCertainty(TextChoices):
    """How sure a date of birth is."""

    GIVEN = "given", "As given"
    ESTIMATED = "estimated", "Estimated"
    EXPECTED = "expected", "Expected date, not yet born"


class Ethnicity(TextChoices):
    """Codes of the children in need census."""

    WBRI = "WBRI", "White: British"
    WIRI = "WIRI", "White: Irish"
    WIRT = "WIRT", "White: Traveller of Irish heritage"
    WROM = "WROM", "White: Gypsy or Roma"
    WOTH = "WOTH", "White: any other White background"
    MWBC = "MWBC", "Mixed: White and Black Caribbean"
    MWBA = "MWBA", "Mixed: White and Black African"
    MWAS = "MWAS", "Mixed: White and Asian"
    MOTH = "MOTH", "Mixed: any other mixed background"
    AIND = "AIND", "Asian or Asian British: Indian"
    APKN = "APKN", "Asian or Asian British: Pakistani"
    ABAN = "ABAN", "Asian or Asian British: Bangladeshi"
    AOTH = "AOTH", "Asian or Asian British: any other Asian background"
    BCRB = "BCRB", "Black or Black British: Caribbean"
    BAFR = "BAFR", "Black or Black British: African"
    BOTH = "BOTH", "Black or Black British: any other Black background"
    CHNE = "CHNE", "Chinese"
    OOTH = "OOTH", "Any other ethnic group"
    REFU = "REFU", "Asked, and refused to say"
    NOBT = "NOBT", "Not obtained"


class NameKind(TextChoices):
    """What a name is to the person. The first is shown where one name is shown."""

    LEGAL = "legal", "Legal name"
    KNOWN_AS = "known_as", "Known as"
    ALIAS = "alias", "Alias"
    PREVIOUS = "previous", "Previous name"
    MAIDEN = "maiden", "Maiden name"
    BIRTH = "birth", "Name at birth"
    ONLINE = "online", "Name used online"


class IdentifierKind(TextChoices):
    """Whose number it is."""

    NHS = "nhs", "NHS number"
    UPN = "upn", "Unique pupil number"
    FORMER_UPN = "former_upn", "Former unique pupil number"
    LOCAL = "local", "Council case reference"
    POLICE = "police", "Police reference"
    YOUTH_JUSTICE = "youth_justice", "Youth justice number"
    HOME_OFFICE = "home_office", "Home Office number"
    NATIONAL_INSURANCE = "national_insurance", "National Insurance number"
    COURT = "court", "Court case number"
    OTHER = "other", "Other identifier"


class Safe(TextChoices):
    """Whether an address, a telephone or a mailbox may be used to reach the family."""

    NOT_KNOWN = "not_known", "Not known: ask before using"
    YES = "yes", "Safe to use"
    NO = "no", "Not safe: do not use"


class AddressKind(TextChoices):
    """What an address is to the person."""

    HOME = "home", "Home"
    PLACEMENT = "placement", "Placement"
    FAMILY = "family", "Family or friends"
    OTHER = "other", "Other"


class ContactPointKind(TextChoices):
    """How somebody is reached."""

    PHONE = "phone", "Telephone"
    EMAIL = "email", "Email"


class Role(TextChoices):
    """What the first person of a relationship is to the second."""

    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    PARENT = "parent", "Parent"
    STEP_PARENT = "step_parent", "Step-parent"
    PARENT_PARTNER = "parent_partner", "Partner of a parent"
    GRANDPARENT = "grandparent", "Grandparent"
    CARER = "carer", "Carer"
    GUARDIAN = "guardian", "Special guardian"
    CHILD = "child", "Child"
    STEP_CHILD = "step_child", "Step-child"
    PARTNERS_CHILD = "partners_child", "Child of a partner"
    GRANDCHILD = "grandchild", "Grandchild"
    CARED_FOR = "cared_for", "Cared for by"
    WARD = "ward", "Child in their guardianship"
    SIBLING = "sibling", "Brother or sister"
    HALF_SIBLING = "half_sibling", "Half-brother or half-sister"
    RELATIVE = "relative", "Other relative"
    FRIEND = "friend", "Friend"
    PARTNER = "partner", "Partner"
    ASSOCIATE = "associate", "Known to spend time with"
    PERSON_OF_CONCERN = "person_of_concern", "Person of concern"
    CONCERN_FOR = "concern_for", "Child they are a concern for"


_TURNED = {
    Role.STEP_PARENT: Role.STEP_CHILD,
    Role.PARENT_PARTNER: Role.PARTNERS_CHILD,
    Role.GRANDPARENT: Role.GRANDCHILD,
    Role.CARER: Role.CARED_FOR,
    Role.GUARDIAN: Role.WARD,
    Role.PERSON_OF_CONCERN: Role.CONCERN_FOR,
}
TURNED: dict[Role, Role] = {
    **{role: role for role in Role},
    **_TURNED,
    **{theirs: ours for ours, theirs in _TURNED.items()},
    Role.MOTHER: Role.CHILD,
    Role.FATHER: Role.CHILD,
    Role.PARENT: Role.CHILD,
    Role.CHILD: Role.PARENT,
}
"""What the second person of a relationship is to the first."""


class Decision(TextChoices):
    """What somebody decided about whether two source records are one person."""

    CONFIRMED = "confirmed", "The same person"
    REFUSED = "refused", "Different people"
    UNSURE = "unsure", "Not sure"
    UNDONE = "undone", "Link undone"
    TAKEN_BACK = "taken_back", "Answer taken back"


FIRST_DECISIONS = frozenset({Decision.CONFIRMED, Decision.REFUSED, Decision.UNSURE})
"""What may be decided about a pair of which nothing has been decided yet."""

DECISION_MOVES: dict[Decision, frozenset[Decision]] = {
    Decision.UNSURE: FIRST_DECISIONS | {Decision.TAKEN_BACK},
    Decision.REFUSED: frozenset({Decision.CONFIRMED, Decision.UNSURE, Decision.TAKEN_BACK}),
    Decision.CONFIRMED: frozenset({Decision.UNDONE}),
    Decision.UNDONE: FIRST_DECISIONS,
    Decision.TAKEN_BACK: FIRST_DECISIONS,
}
"""Which decision about a pair may follow which."""

DECISION_HOLDERS: dict[Decision, str] = {
    Decision.CONFIRMED: "nobody: it stands until undone",
    Decision.REFUSED: "nobody: it stands until decided again",
    Decision.UNSURE: "whoever next opens the possible matches of either record",
    Decision.UNDONE: "whoever next opens the possible matches of either record",
    Decision.TAKEN_BACK: "whoever next opens the possible matches of either record",
}
"""Who has to act next, for each decision."""

NO_ANSWER = frozenset({Decision.UNDONE, Decision.TAKEN_BACK})
"""Decisions after which a pair is as if nobody had answered; what was answered before stays on record."""


class Band(TextChoices):
    """What a comparison says of a pair. Both wait for a person."""

    CONFIRM = "confirm", "Look at these first"
    PROPOSE = "propose", "These need more care"


class EmergencyFinding(TextChoices):
    """What a review of an emergency found."""

    JUSTIFIED = "justified", "It was needed"
    NOT_NEEDED = "not_needed", "It was not needed: the person has been spoken to"
    TAKEN_UP = "taken_up", "It is taken up with the person’s employer"


class Alike(TextChoices):
    """How the name of whoever looked is like a name of the person looked at."""

    OWN = "own", "The same given name and surname"
    FAMILY = "family", "The same surname"


class LookFinding(TextChoices):
    """What a review of somebody's looking found."""

    NOT_RELATED = "not_related", "They are not related, and it was their work"
    DECLARED = "declared", "They are related, had said so, and it was agreed"
    TAKEN_UP = "taken_up", "It is taken up with the person’s employer"


class EmergencyState(TextChoices):
    """Where the opening of a record in an emergency stands, worked out from what was recorded and the moment."""

    WAITING = "waiting", "Waiting for two others"
    OPEN = "open", "Open"
    REFUSED = "refused", "Not agreed"
    LAPSED = "lapsed", "Not agreed in time"
    OVER = "over", "Over"


EMERGENCY_MOVES: dict[EmergencyState, frozenset[EmergencyState]] = {
    EmergencyState.WAITING: frozenset({EmergencyState.OPEN, EmergencyState.REFUSED, EmergencyState.LAPSED}),
    EmergencyState.OPEN: frozenset({EmergencyState.OVER}),
    EmergencyState.REFUSED: frozenset(),
    EmergencyState.LAPSED: frozenset(),
    EmergencyState.OVER: frozenset(),
}
"""An ordinary record is open at once; a restricted one waits. What is open is over by time, without anybody's doing."""

EMERGENCY_HOLDERS: dict[EmergencyState, str] = {
    EmergencyState.WAITING: "the manager on call and a second person",
    EmergencyState.OPEN: "whoever asked, until the time is up",
    EmergencyState.REFUSED: "information governance, to review",
    EmergencyState.LAPSED: "information governance, to review",
    EmergencyState.OVER: "information governance, to review",
}
