"""The ten factors in which signs of exploitation are written: of a contact, of an assessment, of a school's return."""

from django.db.models import TextChoices


class Factor(TextChoices):
    """The ten factors of child exploitation (RK-01)."""

    MISS = "MISS", "Running away or going missing"
    COER = "COER", "Coercion and control"
    CONT = "CONT", "Contact with abusive people or risky places"
    SUBS = "SUBS", "Substance misuse"
    EDUC = "EDUC", "Education"
    TECH = "TECH", "Social media and technology"
    HLTH = "HLTH", "Emotional, physical and sexual health"
    HOME = "HOME", "Accommodation and family relationships"
    OFFD = "OFFD", "Offending or criminal activity"
    ISOL = "ISOL", "Community and social isolation"
