"""The words notices, referrals, devices and standards are written in."""

from django.db.models import TextChoices

from sightline.core.state_table import StateTable

LOOK_RULE = "WN-01"
"""A warning notice is looked at before it runs out."""
DEVICE_RULE = "CL-67"
REASONABLE_RULE, CONCLUSIVE_RULE, DEVOLVED_RULE = "CL-41", "CL-42", "CL-43"


class NoticeKind(TextChoices):
    """Warnings to somebody who keeps company with a child (ID-10, ID-10a)."""

    ABDUCTION = "abduction", "Child abduction warning notice"
    HARBOURING = "harbouring", "Harbouring notice or warning"


class NoticeState(TextChoices):
    """Where a warning notice stands."""

    SERVED = "served", "In force"
    BREACHED = "breached", "In force, and breached"
    ENDED = "ended", "Ended"


class Followed(TextChoices):
    """What became of a notice."""

    BREACH = "breach", "It was breached"
    LOOKED = "looked", "Looked at: it stays in force"
    ENDED = "ended", "It ran out, or was withdrawn"


NOTICE = StateTable(
    states=NoticeState,
    acts={
        NoticeState.SERVED: {
            Followed.BREACH: NoticeState.BREACHED,
            Followed.LOOKED: NoticeState.SERVED,
            Followed.ENDED: NoticeState.ENDED,
        },
        NoticeState.BREACHED: {
            Followed.BREACH: NoticeState.BREACHED,
            Followed.LOOKED: NoticeState.BREACHED,
            Followed.ENDED: NoticeState.ENDED,
        },
        NoticeState.ENDED: {},
    },
)
NOTICE_MOVES = NOTICE.moves()
NOTICE_HOLDERS = {
    NoticeState.SERVED: "the police officer who served it",
    NoticeState.BREACHED: "the police officer who served it",
    NoticeState.ENDED: "nobody",
}


class Stage(TextChoices):
    """The two decisions about a referral (JU-07)."""

    REASONABLE = "reasonable", "Reasonable grounds"
    CONCLUSIVE = "conclusive", "Conclusive grounds"


class ReferralState(TextChoices):
    """Where a referral to the National Referral Mechanism stands: worked out from its decisions."""

    REFERRED = "referred", "Waits for reasonable grounds"
    REASONABLE = "reasonable", "Reasonable grounds: waits for conclusive grounds"
    NO_GROUNDS = "no_grounds", "No reasonable grounds"
    CONFIRMED = "confirmed", "Conclusive grounds"
    NOT_CONFIRMED = "not_confirmed", "No conclusive grounds"


REFERRAL = StateTable(
    states=ReferralState,
    acts={
        ReferralState.REFERRED: {
            "reasonable yes": ReferralState.REASONABLE,
            "reasonable no": ReferralState.NO_GROUNDS,
        },
        ReferralState.REASONABLE: {
            "conclusive yes": ReferralState.CONFIRMED,
            "conclusive no": ReferralState.NOT_CONFIRMED,
        },
        ReferralState.NO_GROUNDS: {},
        ReferralState.CONFIRMED: {},
        ReferralState.NOT_CONFIRMED: {},
    },
)
REFERRAL_MOVES = REFERRAL.moves()
REFERRAL_HOLDERS = {
    ReferralState.REFERRED: "the competent authority, or the panel here",
    ReferralState.REASONABLE: "the competent authority, or the panel here",
    ReferralState.NO_GROUNDS: "nobody; the first responder may ask for it to be looked at again",
    ReferralState.CONFIRMED: "nobody",
    ReferralState.NOT_CONFIRMED: "nobody; the first responder may ask for it to be looked at again",
}


class Device(TextChoices):
    """What was seized to be examined (JU-15)."""

    PHONE = "phone", "Telephone"
    TABLET = "tablet", "Tablet"
    COMPUTER = "computer", "Computer"
    CONSOLE = "console", "Games console"
    STORAGE = "storage", "Storage"
    OTHER = "other", "Another device"


class Whose(TextChoices):
    """Whose device it is."""

    CHILD = "child", "The child’s"
    SUSPECT = "suspect", "A suspect’s"
    OTHER = "other", "Somebody else’s"


class Met(TextChoices):
    """Whether a standard is met (JU-10..14)."""

    MET = "met", "Met"
    NOT_MET = "not_met", "Not met"
    NOT_NEEDED = "not_needed", "Not needed here"
