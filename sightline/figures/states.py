"""How work on figures moves: an extract that is taken and counted, a release that is protected and approved."""

from django.db.models import TextChoices

from sightline.core.state_table import StateTable


class CountState(TextChoices):
    WAITING = "waiting", "Waiting its turn"
    COUNTING = "counting", "Being counted"
    READY = "ready", "Ready"
    FAILED = "failed", "Not counted"


class CountAct(TextChoices):
    BEGIN = "begin", "Begun"
    FINISH = "finish", "Finished"
    FAIL = "fail", "Given up"


COUNT = StateTable(
    states=CountState,
    acts={
        CountState.WAITING: {CountAct.BEGIN: CountState.COUNTING},
        CountState.COUNTING: {
            CountAct.BEGIN: CountState.COUNTING,
            CountAct.FINISH: CountState.READY,
            CountAct.FAIL: CountState.FAILED,
        },
        CountState.READY: {},
        CountState.FAILED: {},
    },
)


class ReleaseState(TextChoices):
    WAITING = "waiting", "Waiting its turn"
    PROTECTING = "protecting", "Being protected"
    TO_APPROVE = "to_approve", "Waiting for a second person"
    APPROVED = "approved", "Published"
    SENT_BACK = "sent_back", "Sent back"
    FAILED = "failed", "Not made"


class ReleaseAct(TextChoices):
    BEGIN = "begin", "Begun"
    FINISH = "finish", "Finished"
    FAIL = "fail", "Given up"
    APPROVE = "approve", "Approved"
    SEND_BACK = "send_back", "Sent back"


RELEASE = StateTable(
    states=ReleaseState,
    acts={
        ReleaseState.WAITING: {ReleaseAct.BEGIN: ReleaseState.PROTECTING},
        ReleaseState.PROTECTING: {
            ReleaseAct.BEGIN: ReleaseState.PROTECTING,
            ReleaseAct.FINISH: ReleaseState.TO_APPROVE,
            ReleaseAct.FAIL: ReleaseState.FAILED,
        },
        ReleaseState.TO_APPROVE: {
            ReleaseAct.APPROVE: ReleaseState.APPROVED,
            ReleaseAct.SEND_BACK: ReleaseState.SENT_BACK,
        },
        ReleaseState.APPROVED: {},
        ReleaseState.SENT_BACK: {},
        ReleaseState.FAILED: {},
    },
)
COUNT_MOVES, RELEASE_MOVES = COUNT.moves(), RELEASE.moves()
THE_WORKER = "the worker"
COUNT_HOLDERS = {
    CountState.WAITING: THE_WORKER,
    CountState.COUNTING: THE_WORKER,
    CountState.READY: "nobody: it is there to be read",
    CountState.FAILED: "whoever asked for it",
}
RELEASE_HOLDERS = {
    ReleaseState.WAITING: THE_WORKER,
    ReleaseState.PROTECTING: THE_WORKER,
    ReleaseState.TO_APPROVE: "anybody who may approve, save whoever asked for it",
    ReleaseState.APPROVED: "nobody: it is published",
    ReleaseState.SENT_BACK: "whoever asked for it",
    ReleaseState.FAILED: "whoever asked for it",
}
