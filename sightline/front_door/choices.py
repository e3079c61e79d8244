"""The short lists from which people choose while they screen, assess and protect."""

from django.db.models import TextChoices

IDENTIFIES = ("referrer_name", "referrer_phone", "referrer_email", "referrer_organisation")
"""What would say who told us; empty where they gave no name (IS-13)."""


class AssessmentOutcome(TextChoices):
    """Outcomes of the second, detailed assessment (FD-19)."""

    OPENED = "opened", "Opened to the exploitation team or statutory safeguarding"
    ALREADY_OPEN = "already_open", "Already open"
    STATUTORY_ONLY = "statutory_only", "Opened to statutory safeguarding only"
    EARLY_HELP = "early_help", "Threshold not met: early help from one agency"
    NOT_A_FACTOR = "not_a_factor", "Exploitation is not a factor"


class SupportGiven(TextChoices):
    """What was given where exploitation was not a factor (FD-19a)."""

    EARLY_HELP = "early_help", "Early help"
    ADVICE = "advice", "Information, advice and support to parents"
    STATUTORY = "statutory", "Statutory safeguarding"


class OpenTo(TextChoices):
    """With whom a child's case is open, or opened. The pathway and statutory safeguarding may both be (PW-02)."""

    EXPLOITATION = "exploitation", "The exploitation team"
    STATUTORY = "statutory", "Statutory safeguarding"
    BOTH = "both", "Both"


class CheckResult(TextChoices):
    """What came of looking in one system (FD-12)."""

    FOUND = "found", "Something is held"
    NOTHING = "nothing", "Nothing is held"
    COULD_NOT = "could_not", "It could not be checked"


class HeldHow(TextChoices):
    """How a discussion was held (IS-20)."""

    PHONE = "phone", "By telephone"
    VIDEO = "video", "By video"
    IN_PERSON = "in_person", "In one room"
    HYBRID = "hybrid", "Partly in one room, partly remotely"


class PartnerKind(TextChoices):
    """For whom somebody took part in a strategy discussion."""

    SOCIAL_CARE = "social_care", "Children's social care"
    POLICE = "police", "Police"
    HEALTH = "health", "Health"
    EDUCATION = "education", "School or education"
    OTHER = "other", "Another agency"


class NrmDecision(TextChoices):
    """What a strategy discussion decided about a referral to the National Referral Mechanism (CL-39)."""

    REFER = "refer", "Yes: the child is referred"
    NO = "no", "No: there is no sign of trafficking or modern slavery"
    LATER = "later", "Not settled in this discussion: settled today"


class ConferenceStepKind(TextChoices):
    """What became of a child protection conference."""

    REQUESTED = "requested", "Asked for"
    HELD = "held", "Held"
    NOT_NEEDED = "not_needed", "Not needed"


class TransferWay(TextChoices):
    """Where a contact goes, or comes from (FD-27)."""

    OUT = "out", "To another authority"
    IN = "in", "From another authority"
    ADULTS = "adults", "To adults' safeguarding"


class SettingKey(TextChoices):
    """Numbers that a partnership sets for itself."""

    REPEAT_LEAST = "repeat_least", "Contacts about one child that alert the group specialist"
    REPEAT_MONTHS = "repeat_months", "Within how many months"


SETTING_DEFAULTS: dict[str, int] = {SettingKey.REPEAT_LEAST: 3, SettingKey.REPEAT_MONTHS: 12}


class ToldHow(TextChoices):
    """How the person who told us was told what happens, or that nobody can be."""

    PHONE = "phone", "By telephone"
    EMAIL = "email", "By email"
    LETTER = "letter", "By letter"
    IN_PERSON = "in_person", "In person"
    OWN_PAGE = "own_page", "On their own page"
    NOBODY = "nobody", "Nobody can be told"


TOLD_BY_HAND = [each for each in ToldHow.choices if each[0] != ToldHow.OWN_PAGE]
