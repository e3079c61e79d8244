"""How work on figures moves: an extract that is counted, a release that is protected and approved, its report."""

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


class ReportState(TextChoices):
    WAITING = "waiting", "Waiting its turn"
    BUILDING = "building", "Being built"
    READY = "ready", "Ready"
    FAILED = "failed", "Not built"


class ReportAct(TextChoices):
    ASK = "ask", "Asked for again"
    BEGIN = "begin", "Begun"
    FINISH = "finish", "Finished"
    FAIL = "fail", "Given up"


REPORT = StateTable(
    states=ReportState,
    acts={
        ReportState.WAITING: {ReportAct.BEGIN: ReportState.BUILDING},
        ReportState.BUILDING: {
            ReportAct.BEGIN: ReportState.BUILDING,
            ReportAct.FINISH: ReportState.READY,
            ReportAct.FAIL: ReportState.FAILED,
        },
        ReportState.READY: {},
        ReportState.FAILED: {ReportAct.ASK: ReportState.WAITING},
    },
)


class SharedWay(TextChoices):
    GIVEN = "given", "Given to them"
    RECEIVED = "received", "Received from them"


class SharedWhat(TextChoices):
    RESEARCH = "research", "Annual report and its research"
    RETURN = "return", "Benchmarking return"
    REQUEST = "request", "Invitation to send a return"


COUNT_MOVES, RELEASE_MOVES, REPORT_MOVES = COUNT.moves(), RELEASE.moves(), REPORT.moves()
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
REPORT_HOLDERS = {
    ReportState.WAITING: THE_WORKER,
    ReportState.BUILDING: THE_WORKER,
    ReportState.READY: "nobody: it is published",
    ReportState.FAILED: "anybody who prepares figures for the public, who may ask again",
}
