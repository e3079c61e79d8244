"""The short lists in which a school or college writes what it returns. Its rows are facts; no state is kept."""

from decimal import Decimal

from django.db.models import TextChoices


class Phase(TextChoices):
    """What kind of setting it is. The first four are asked for returns (SC-08), the others kept informed (SC-14)."""

    SECONDARY = "secondary", "Secondary school"
    COLLEGE = "college", "College or sixth form"
    SPECIAL = "special", "Special school"
    ALTERNATIVE = "alternative", "Alternative provision"
    PRIMARY = "primary", "Primary, infant or junior school"
    NURSERY = "nursery", "Nursery"


ASKED = (Phase.SECONDARY, Phase.COLLEGE, Phase.SPECIAL, Phase.ALTERNATIVE)


class Returned(TextChoices):
    """What a setting has returned for an academic year (SC-04)."""

    CASES = "cases", "Pupils returned"
    NIL = "nil", "Nil return"
    NONE = "none", "Nothing yet"


class Place(TextChoices):
    """Where it happened (SC-01c)."""

    SITE = "site", "At school or college"
    JOURNEY = "journey", "On the way there or back"
    HOME = "home", "At home or a relative’s"
    ONLINE = "online", "Online or by telephone"
    PUBLIC = "public", "A public place here"
    ELSEWHERE = "elsewhere", "Outside the borough"
    NOT_KNOWN = "not_known", "Not known"


class Attendance(TextChoices):
    """Attendance in the term before, in bands (SC-10)."""

    SATISFACTORY = "satisfactory", "Satisfactory: 90 % or more"
    PERSISTENT = "persistent", "Persistent absence: less than 90 % and more than 50 %"
    CHRONIC = "chronic", "Chronic absence: 50 % or less"


SATISFACTORY_FROM, CHRONIC_UP_TO = Decimal(90), Decimal(50)


def band_of(attendance: Decimal) -> Attendance:
    """The band of a percentage."""
    if attendance >= SATISFACTORY_FROM:
        return Attendance.SATISFACTORY
    return Attendance.CHRONIC if attendance <= CHRONIC_UP_TO else Attendance.PERSISTENT


class AbsenceSupport(TextChoices):
    """What was given because of absence (SC-10a)."""

    EARLY_HELP = "early_help", "Early help"
    TIMETABLE = "timetable", "Adapted timetable"
    ENGAGEMENT = "engagement", "Student engagement programme"
    FAMILY_WORK = "family_work", "Targeted work with child and family"


class Send(TextChoices):
    """Special educational needs and disability (SC-01e)."""

    NONE = "none", "None identified"
    SUPPORT = "support", "Special educational needs support"
    EHCP = "ehcp", "Education, health and care plan"


class SendSupport(TextChoices):
    """What is given because of special educational needs (SC-11)."""

    IN_CLASS = "in_class", "Help in class"
    SMALL_GROUP = "small_group", "Small groups"
    SPEECH = "speech", "Speech and language therapy"
    MENTOR = "mentor", "Mentor or key adult"
    EDUCATIONAL_PSYCHOLOGY = "psychology", "Educational psychology"
    PHYSICAL = "physical", "Help with sight, hearing or movement"
    OTHER = "other", "Other"


class EarlyHelp(TextChoices):
    """What became of early help (SC-07)."""

    ACCEPTED = "accepted", "Offered, and the parents took it up"
    DECLINED = "declined", "Offered, and the parents declined"
    NOT_OFFERED = "not_offered", "Not offered"


class NotOffered(TextChoices):
    """Why early help was not offered (SC-07a)."""

    FRONT_DOOR = "front_door", "Referred to the front door"
    HOME_VISIT = "home_visit", "Visited by school staff"
    SOCIAL_WORKER = "social_worker", "Has a social worker already"
    FAMILY_SUPPORT = "family_support", "Good support in the family"
    STRENGTHENING_FAMILIES = "strengthening_families", "Receives Strengthening Families"
    MANAGED_MOVE = "managed_move", "Managed move"
    OTHER = "other", "Other"


class AbsenceKind(TextChoices):
    """Why a setting reports an absence (SC-12, MS-17)."""

    WITHOUT_LEAVE = "without_leave", "Ten school days without leave"
    NOT_KNOWN = "not_known", "Missing from education: nobody knows where the child is taught"
    ILLNESS = "illness", "Fifteen school days of illness"


DAYS_OF = {AbsenceKind.WITHOUT_LEAVE: 10, AbsenceKind.ILLNESS: 15}
TOLD_AT_ONCE = (AbsenceKind.WITHOUT_LEAVE, AbsenceKind.NOT_KNOWN)


class Step(TextChoices):
    """What was done to trace a child (MS-17)."""

    TELEPHONE = "telephone", "Telephoned or wrote"
    HOME = "home", "Went to the home"
    FAMILY = "family", "Asked family or friends"
    SCHOOL = "school", "Asked another school"
    AUTHORITY = "authority", "Asked another authority"
    SERVICE = "service", "Asked a health, housing or other service"
    POLICE = "police", "Asked the police"


class Found(TextChoices):
    """What a step of tracing found. Anything but the first ends it."""

    NOT_YET = "", "Not found yet"
    BACK = "back", "Back at school or college"
    OTHER_SCHOOL = "other_school", "On the roll of another school"
    HOME_EDUCATED = "home_educated", "Educated at home"
    OTHER_AREA = "other_area", "Moved, and that authority has been told"
    ABROAD = "abroad", "Left the country, and that is confirmed"


class Concern(TextChoices):
    """Whom a transfer of safeguarding information is about (SC-15, SC-15a)."""

    AT_RISK = "at_risk", "A pupil who may be at risk"
    MAY_HARM = "may_harm", "A pupil who may be a risk to others"
    BOTH = "both", "Both"


class Term(TextChoices):
    """Which part of an academic year an answer is about."""

    YEAR = "", "The whole year"
    AUTUMN = "autumn", "Autumn term"
    SPRING = "spring", "Spring term"
    SUMMER = "summer", "Summer term"


class Said(TextChoices):
    """An answer to a question of the setting's own list."""

    YES = "yes", "Yes"
    PARTLY = "partly", "In part"
    NO = "no", "No"


class Spoken(TextChoices):
    """How the lead of a setting was spoken with (SC-09)."""

    TELEPHONE = "telephone", "By telephone or video"
    VISIT = "visit", "At the school or college"
    LETTER = "letter", "In writing"
