"""The words access works with: kinds of agency, what stands on the record of access, the law a row carries."""

from django.db.models import TextChoices

from sightline.core.state_table import StateTable


class PostFinding(TextChoices):
    """What a manager finds when a post is looked at."""

    RIGHT = "right", "Still right: this work, and this access for it"
    CHANGE = "change", "To be changed"
    END = "end", "To be ended"


class AgencyKind(TextChoices):
    """Members of the hub and those that may join it (FD-25, FD-25b)."""

    COUNCIL = "council", "Council"
    POLICE = "police", "Police"
    NHS_MENTAL_HEALTH = "nhs_mental_health", "NHS: mental health"
    NHS_HOSPITAL = "nhs_hospital", "NHS: hospital"
    NHS_0_19 = "nhs_0_19", "NHS: 0 to 19 services"
    NHS_GP = "nhs_gp", "NHS: GP practice"
    NHS_SEXUAL_HEALTH = "nhs_sexual_health", "NHS: sexual health service"
    YOUTH_JUSTICE = "youth_justice", "Youth justice"
    PROBATION = "probation", "Probation"
    SCHOOL = "school", "School or college"
    CARE_HOME = "care_home", "Children’s home"
    HOUSING = "housing", "Housing provider"
    VOLUNTARY = "voluntary", "Charity or community service"
    SUBSTANCE_MISUSE = "substance_misuse", "Substance misuse service"
    JOBCENTRE = "jobcentre", "Jobcentre Plus"
    HOUSING_BENEFIT = "housing_benefit", "Housing benefit"
    LICENSING = "licensing", "Licensing authority"
    OTHER_AUTHORITY = "other_authority", "Another local authority"
    OTHER = "other", "Other"


class TeamKind(TextChoices):
    """Services inside an agency, those inside the hub among them (FD-25a)."""

    FRONT_DOOR = "front_door", "Front door"
    EMERGENCY_DUTY = "emergency_duty", "Emergency duty team"
    SAFEGUARDING = "safeguarding", "Safeguarding"
    EXPLOITATION = "exploitation", "Exploitation team"
    EARLY_HELP = "early_help", "Early help"
    LOCALITY = "locality", "Locality services"
    COHESION = "cohesion", "Cohesion"
    SOCIAL_WORK = "social_work", "Social work"
    CHILDRENS_DISABILITY = "childrens_disability", "Children's disability team"
    SEND = "send", "Special educational needs"
    EDUCATION = "education", "Education officers"
    LADO = "lado", "Designated officer for allegations (LADO)"
    PARTNERSHIP = "partnership", "Partnership office"
    GOVERNANCE = "governance", "Information governance"
    SYSTEMS = "systems", "Systems"
    OTHER = "other", "Other"


class Outcome(TextChoices):
    """What stands on the record of access about one thing somebody did."""

    DONE = "done", "Changed or added"
    OPENED = "opened", "Opened"
    SEARCHED = "searched", "Searched"
    REFUSED = "refused", "Refused"
    SIGN_IN = "sign_in", "Signing in"


class Regime(TextChoices):
    """Which part of data protection law governs a row."""

    UK_GDPR = "uk_gdpr", "UK GDPR"
    LAW_ENFORCEMENT = "law_enforcement", "Law enforcement (Data Protection Act 2018, Part 3)"


class LawfulBasis(TextChoices):
    """Why we may hold it. Consent is never assumed and never the default."""

    PUBLIC_TASK = "public_task", "Public task"
    LEGAL_OBLIGATION = "legal_obligation", "Legal obligation"
    VITAL_INTERESTS = "vital_interests", "Vital interests"
    LAW_ENFORCEMENT = "law_enforcement", "Law enforcement purpose"
    CONSENT = "consent", "Consent"


class ConfidentialityBasis(TextChoices):
    """Why a duty of confidence may be set aside, where one is owed."""

    NONE_OWED = "", "No duty of confidence set aside"
    PUBLIC_INTEREST = "public_interest", "Public interest: to protect a child"
    STATUTE = "statute", "Required or permitted by statute"
    AGREED = "agreed", "The person agreed"


class Handling(TextChoices):
    """How a row may travel."""

    OFFICIAL_SENSITIVE = "official_sensitive", "Official-sensitive: inside the partnership"
    NAMED_ONLY = "named_only", "Named people only"
    ORIGINATOR = "originator", "Leaves only with its originator's leave"


class SharingPurpose(TextChoices):
    """What information may be shared for: an agreement names one or several (IS-14)."""

    ENQUIRY = "enquiry", "Asking agencies what they know about a child (multi-agency child enquiry)"
    REFERRAL = "referral", "Contacts and referrals, and telling the referrer"
    MEETING = "meeting", "Strategy discussions, panels and meetings"
    MISSING = "missing", "Children who are missing, and return interviews"
    SCHOOLS = "schools", "Schools and colleges: returns and pupils"
    SCREENING = "screening", "Sexual health screening: offered or taken up, never results"
    LICENSING = "licensing", "Taxis, premises and other licences"
    DISRUPTION = "disruption", "Disrupting those who harm children"
    ACROSS_BORDERS = "across_borders", "Children who move between authorities"
    FIGURES = "figures", "Matching records for figures that name nobody"


class AgreementState(TextChoices):
    """Where one version of a sharing agreement stands, worked out from what was recorded and the day."""

    PROPOSED = "proposed", "Waiting for a second person"
    TURNED_DOWN = "turned_down", "Not signed off"
    TO_BEGIN = "to_begin", "Signed off, not begun"
    IN_FORCE = "in_force", "In force"
    SUPERSEDED = "superseded", "Replaced by a later version"
    ENDED = "ended", "Ended"


class AgreementAct(TextChoices):
    """What is done with an agreement; `begin`, `replace` and `run_out` come with the day."""

    SIGN_OFF = "sign_off", "Signed off"
    TURN_DOWN = "turn_down", "Not signed off"
    SIGN = "sign", "A party signed"
    BEGIN = "begin", "Began"
    REVIEW = "review", "Reviewed"
    CHANGE = "change", "Another version proposed"
    WITHDRAW = "withdraw", "Withdrawn"
    REPLACE = "replace", "Replaced"


_A, _S = AgreementAct, AgreementState
AGREEMENT = StateTable(
    states=AgreementState,
    acts={
        _S.PROPOSED: {_A.SIGN: _S.PROPOSED, _A.SIGN_OFF: _S.TO_BEGIN, _A.TURN_DOWN: _S.TURNED_DOWN},
        _S.TURNED_DOWN: {},
        _S.TO_BEGIN: {_A.SIGN: _S.TO_BEGIN, _A.BEGIN: _S.IN_FORCE, _A.WITHDRAW: _S.ENDED},
        _S.IN_FORCE: {
            _A.SIGN: _S.IN_FORCE,
            _A.REVIEW: _S.IN_FORCE,
            _A.CHANGE: _S.IN_FORCE,
            _A.WITHDRAW: _S.ENDED,
            _A.REPLACE: _S.SUPERSEDED,
        },
        _S.SUPERSEDED: {},
        _S.ENDED: {},
    },
)
AGREEMENT_MOVES = AGREEMENT.moves()
AGREEMENT_HOLDERS: dict[AgreementState, str] = {
    AgreementState.PROPOSED: "a second person: information governance or the partnership officer",
    AgreementState.TURNED_DOWN: "nobody: it never counted",
    AgreementState.TO_BEGIN: "information governance",
    AgreementState.IN_FORCE: "information governance, by the day of review",
    AgreementState.SUPERSEDED: "nobody: kept for what rested on it",
    AgreementState.ENDED: "nobody: kept for what rested on it",
}
