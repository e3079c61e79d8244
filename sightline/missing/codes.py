"""The words of an episode and of what follows it, as codes that can be counted."""

from django.db.models import TextChoices


class Gone(TextChoices):
    """From where (MS-01)."""

    HOME = "home", "From home"
    CARE = "care", "From care"


class Kind(TextChoices):
    """What it was. Away without authorisation is a value of its own, for children in care."""

    MISSING = "missing", "Missing: where the child was is not known"
    AWAY = "away", "Away from placement without authorisation: where the child was is known"


class Source(TextChoices):
    """Who told us."""

    POLICE = "police", "Police"
    CARER = "carer", "Carer or children’s home"
    PARENT = "parent", "Parent or family"
    SCHOOL = "school", "School or college"
    WORKER = "worker", "Social worker or another worker"
    CHILD = "child", "The child, afterwards"
    OTHER = "other", "Somebody else"


class Grade(TextChoices):
    """The risk as the police grade it. It is theirs: nothing here is worked out from it."""

    NONE = "none", "No apparent risk"
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class How(TextChoices):
    """How the child came back."""

    ALONE = "alone", "Came back without help"
    POLICE = "police", "Found by the police"
    CARER = "carer", "Found by family or carers"
    WORKER = "worker", "Found by another worker"
    OTHER = "other", "Another way"


class PlaceKind(TextChoices):
    """What kind of place the child was found in or had been in."""

    HOME = "home", "Home or placement"
    FAMILY = "family", "With family"
    FRIEND = "friend", "With a friend of the same age"
    ADULT = "adult", "At the address of an adult outside the family"
    STREET = "street", "Street, park or open place"
    TRANSPORT = "transport", "Station, bus or train"
    SHOPS = "shops", "Shop, takeaway or shopping centre"
    STAY = "stay", "Hotel or short let"
    PARTY = "party", "Party, pub or club"
    OUTSIDE = "outside", "Outside the area"
    UNKNOWN = "unknown", "Not known"


class NotDue(TextChoices):
    """Why no interview is due."""

    KNOWN = "known", "Where the child was, was known throughout and agreed"
    ADULT = "adult", "Is 18 or over"
    ELSEWHERE = "elsewhere", "Another authority holds it for this child"
    OTHER = "other", "Another reason"


class Answer(TextChoices):
    """What came of an offer."""

    ACCEPTED = "accepted", "Accepted"
    PUT_OFF = "put_off", "Not now: offer again"
    DECLINED = "declined", "Declined"
    NO_ANSWER = "no_answer", "No answer yet"


class Provider(TextChoices):
    """Who holds the interview (MS-13)."""

    WORKER = "worker", "A worker who also works with the child"
    INDEPENDENT = "independent", "Somebody independent of the child’s care"
    COMMISSIONED = "commissioned", "A commissioned independent provider"


class Late(TextChoices):
    """Why an interview was held late (MS-06b)."""

    BACK_TO_BACK = "back_to_back", "Back-to-back missing episodes"
    BANK_HOLIDAY = "bank_holiday", "An episode over a bank holiday period"
    CHILD = "child_unavailable", "The child could not be seen sooner"
    WORKER = "worker_unavailable", "No worker was free sooner"
    OTHER = "other", "Another reason"


class Push(TextChoices):
    """What the child wanted to get away from."""

    QUARREL = "quarrel", "Arguments or conflict at home or placement"
    UNSAFE = "unsafe", "Did not feel safe there"
    RULES = "rules", "Rules or boundaries"
    PLACEMENT = "placement", "Unhappy with the placement, or a move"
    SCHOOL = "school", "Difficulties at school"
    BULLIED = "bullied", "Bullied"
    LOSS = "loss", "Loss, or worry about somebody"
    MIND = "mind", "Emotional wellbeing"
    PRESSED = "pressed", "Pressed or threatened by somebody"


class Pull(TextChoices):
    """What drew the child elsewhere."""

    FRIENDS = "friends", "To be with friends"
    FAMILY = "family", "To be with family"
    PARTNER = "partner", "To be with a boyfriend or girlfriend"
    ADULT = "adult", "To be with an adult outside the family"
    ONLINE = "online", "Somebody met online"
    SUBSTANCES = "substances", "Alcohol or drugs"
    GIVEN = "given", "Money, food, gifts or somewhere to stay"
    FREEDOM = "freedom", "Freedom or excitement"
    ASKED = "asked", "Asked to do something for somebody"


class Company(TextChoices):
    """Whom the child was with, in codes."""

    ALONE = "alone", "Nobody"
    PEERS = "peers", "Young people of the same age"
    OTHERS = "others", "Other young people who were missing"
    FAMILY = "family", "Family"
    KNOWN_ADULT = "known_adult", "An adult the family or carers know"
    UNKNOWN_ADULT = "unknown_adult", "An adult they do not know"
    NOT_SAID = "not_said", "The child did not say"


class Follow(TextChoices):
    """What else follows a return (MS-11)."""

    PREVENTION = "prevention", "Police prevention interview (safe and well check)"
    DEBRIEF = "debrief", "Debrief between agencies"
    SHARED = "shared", "Record of the interview shared with those who work with the child"


class Checked(TextChoices):
    """What a reviewing officer checks (MS-18)."""

    INTERVIEW = "interview", "The return home interview"
    CARE_PLAN = "care_plan", "The review of the care plan after it"


class Found(TextChoices):
    """What they found of it."""

    GOOD = "good", "Done well"
    ENOUGH = "enough", "Done, with something to learn"
    AGAIN = "again", "Not enough: something must still be done"


class Marker(TextChoices):
    """Warning markers that matter for a police record of the child (MS-10b). They protect; nothing is added up."""

    SELF_HARM = "self_harm", "Risk of suicide or self-harm"
    EXPLOITATION = "exploitation", "At risk of exploitation"
    MEDICAL = "medical", "Needs medicine or has a condition"
    DISABILITY = "disability", "Disability or communication need"
    SUBSTANCES = "substances", "Substance misuse"
    THREAT = "threat", "Threatened by somebody"
    PREGNANT = "pregnant", "Pregnant, or has a baby"


class Asks(TextChoices):
    """What a repeat calls for."""

    STRATEGY = "strategy", "Strategy meeting"
    INTERVENTION = "intervention", "Missing intervention meeting"


class Outcome(TextChoices):
    """What came of it that a trigger was reached."""

    CALLED = "called", "A meeting is called"
    HELD_ALREADY = "held_already", "A meeting about these episodes has been held already"
    NOT_NEEDED = "not_needed", "No meeting, for the reason given"
