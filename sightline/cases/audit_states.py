"""The words of audits of cases."""

from django.db.models import TextChoices


class AuditKind(TextChoices):
    """What is audited each quarter."""

    TENTH = "tenth", "A tenth of the open cases"
    SAFETY = "safety", "Safety plans of all open cases"


class Side(TextChoices):
    """Who audits. The internal audit comes first and is what the external one is compared with (PW-27)."""

    INTERNAL = "internal", "Internal"
    EXTERNAL = "external", "External"


class Stage(TextChoices):
    """The stages of a case, each audited by itself (PW-27, PW-27a, PW-12b, PW-10a)."""

    MEETINGS = "meetings", "Meetings of several agencies"
    CONFERENCES = "conference", "Child protection conferences and plans"
    DIRECT = "direct", "Work with the child and the family"
    CARE = "care", "Care plan of a child in care: how the risk is reduced"
    BIAS = "bias", "Where a parent was exploited too: the work is fair and reasonable"
    NRM = "nrm", "National Referral Mechanism: considered at the right time, and rightly decided"
    PLAN = "plan", "Safety plan: the child and the parents have a part in it"


STAGES = {
    AuditKind.TENTH: (Stage.MEETINGS, Stage.CONFERENCES, Stage.DIRECT, Stage.CARE, Stage.BIAS, Stage.NRM),
    AuditKind.SAFETY: (Stage.PLAN,),
}


class Found(TextChoices):
    """What an auditor found of one stage."""

    GOOD = "good", "As it should be"
    PARTLY = "partly", "Partly"
    NOT = "not", "Not as it should be"
    NO_NEED = "no_need", "Does not concern this child"


WANTING = (Found.PARTLY, Found.NOT)
