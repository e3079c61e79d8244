"""The fixed words of every message. A reference and a page to sign in to; nothing about a child."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """One kind of message."""

    subject: str
    body: str


WORDINGS = {
    "follow_up.asked": Wording(
        "Something is asked of you ({reference})",
        "This is a safeguarding request. Sign in to read it and to accept or decline it.",
    ),
    "follow_up.reminder": Wording(
        "An answer is due ({reference})",
        "A safeguarding request made of your organisation has no answer yet. Sign in to answer it.",
    ),
    "follow_up.escalated": Wording(
        "A request has gone unanswered and comes to you ({reference})",
        "A safeguarding request has not been answered in time. You are named as the person it goes to next. "
        "Sign in to see it and to decide what happens.",
    ),
    "follow_up.name_wanted": Wording(
        "A request of your organisation needs a name from you ({reference})",
        "A safeguarding request made of your organisation has not been answered in time. Only people named for it "
        "can open it. Sign in to say who should answer it.",
    ),
    "follow_up.changed": Wording(
        "A request of yours has news ({reference})", "Sign in to see what has been answered or done."
    ),
    "follow_up.corrected": Wording(
        "A request made of you has been put right ({reference})",
        "Something in a safeguarding request was recorded by mistake. Sign in to see what was wrong and what stands.",
    ),
    "deadlines.breached": Wording(
        "A deadline has passed ({reference})", "Sign in to see what is late and what to do about it."
    ),
    "front_door.alert": Wording(
        "A contact needs your attention ({reference})", "Sign in to read it and to say what should happen."
    ),
    "front_door.not_acted_on": Wording(
        "A check found that something asked was not done ({reference})",
        "Sign in to see what was asked and to see that it is done.",
    ),
    "front_door.missing_alert": Wording(
        "A missing report needs you now ({reference})",
        "The person it is about may be in danger. Sign in to read it and to say what you know. "
        "If you know where somebody in danger is, ring 999 first.",
    ),
    "front_door.dispute_answered": Wording(
        "A decision your organisation challenged has been looked at again ({reference})",
        "Sign in to read the answer, and to take it a step further if your organisation still disagrees.",
    ),
    "front_door.cover": Wording(
        "You cover for a colleague from {reference}", "Sign in to see what they have open, and to take it up."
    ),
    "missing.assigned": Wording(
        "A return home interview is given to you ({reference})",
        "Sign in to see by when it is to be held, and to record it.",
    ),
    "meetings.called": Wording(
        "You are asked to a meeting ({reference})", "Sign in to read when it is and what to bring."
    ),
    "meetings.moved": Wording(
        "A meeting you come to has changed ({reference})",
        "Sign in to see its day and how people come, or that it is not held.",
    ),
    "meetings.papers": Wording(
        "The agenda of a meeting is ready ({reference})", "Sign in to read it and the papers."
    ),
    "meetings.information": Wording(
        "Information has come for your meeting ({reference})", "Sign in to read it."
    ),
    "meetings.minutes": Wording(
        "Minutes of a meeting are ready ({reference})",
        "Sign in to read them. Say within ten working days what is to be put right.",
    ),
    "meetings.published": Wording(
        "Draft minutes of a meeting are published ({reference})", "Sign in to read where."
    ),
    "meetings.escalated": Wording(
        "An organisation has taken a vote to the partnership ({reference})",
        "Sign in to read why, and answer within ten working days.",
    ),
    "meetings.escalation_answered": Wording(
        "The partnership has answered about a vote ({reference})", "Sign in to read its answer."
    ),
    "meetings.amendment": Wording(
        "Something in your minutes is to be put right ({reference})", "Sign in to read what."
    ),
    "enquiries.answered": Wording(
        "An organisation has answered your enquiry ({reference})", "Sign in to read what it wrote."
    ),
    "enquiries.concluded": Wording(
        "An enquiry your organisation was asked about is concluded ({reference})",
        "Sign in to read what was decided.",
    ),
    "enquiries.released": Wording(
        "Something has been released to your organisation ({reference})",
        "A social worker lets your organisation read one thing that another organisation wrote. Sign in to read it. "
        "Who opens it is put on record.",
    ),
    "enquiries.yours_released": Wording(
        "Something your organisation wrote has been released ({reference})",
        "Sign in to see to which organisation, why, and on what basis.",
    ),
    "enquiries.release_withdrawn": Wording(
        "Something released to your organisation has been withdrawn ({reference})",
        "It cannot be read any more, and must not be used or passed on.",
    ),
    "enquiries.person_off": Wording(
        "Somebody may have been named in an enquiry by mistake ({reference})",
        "They were taken off the contact it came from. Sign in to say whether the enquiry is about them.",
    ),
    "enquiries.named": Wording(
        "Who reads an enquiry has changed ({reference})", "Sign in to see who is named on it now."
    ),
    "cases.named": Wording(
        "You are named on a case ({reference})", "Sign in to see what is known and what is due."
    ),
    "cases.allocated": Wording(
        "A case you opened has been allocated ({reference})",
        "Somebody now works with the child. The child’s page says who.",
    ),
    "cases.over_limit": Wording(
        "Somebody in your team holds more cases than the limit ({reference})",
        "Sign in to see the caseloads of the team, and to say what happens.",
    ),
    "cases.monitor_ready": Wording(
        "The caseload monitor of a month is there ({reference})",
        "Sign in to see how many cases the exploitation team held, and what it is made of.",
    ),
    "access.invited": Wording(
        "An account has been made for you",
        "Choose a password by the link below, with this e-mail address. Then you set up a code app or a passkey.",
    ),
    "access.agreement_to_sign": Wording(
        "A sharing agreement waits to be signed off ({reference})",
        "A colleague has proposed an agreement to share information. Sign in to read it and to sign it off or not.",
    ),
    "people.emergency_asked": Wording(
        "A restricted record is asked for in an emergency ({reference})",
        "It opens only if the manager on call and a second person agree. Sign in now to read why it is asked for, and "
        "to agree or not.",
    ),
    "people.emergency_opened": Wording(
        "A record has been opened in an emergency ({reference})",
        "Sign in to see who opened it, when and why.",
    ),
    "people.emergency_named": Wording(
        "A restricted record you are named on has been opened in an emergency ({reference})",
        "Two others agreed to it, for two hours. Information governance has been told and will review it.",
    ),
    "daily": Wording("Your work in Sightline today", "Sign in to see what is due."),
    "daily_posts": Wording(
        "Your work in Sightline today",
        "Sign in to see what is due.\n\nPosts wait for you to look at this quarter: who may do what. "
        "You sign for them under Posts to review.",
    ),
}

CLOSING = (
    "\n\n{link}\n\nThis message was sent by Sightline. It holds no personal details. Do not reply to it."
)


def words_of(kind: str, *, reference: str, link: str) -> tuple[str, str]:
    """Subject and body of one message. An unknown kind is a fault of ours, and raises KeyError."""
    wording = WORDINGS[kind]
    return wording.subject.format(reference=reference), wording.body + CLOSING.format(link=link)
