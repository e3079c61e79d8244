"""Extracts that were counted, their charts, releases, and what was published. Numbers, and nobody's record."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from sightline.core.models import Row, Table
from sightline.figures.states import CountState, ReleaseState, ReportState, SharedWay, SharedWhat


class Count(Row):
    """An extract taken and counted in the background. `numbers`: of each period, what every figure comes to.

    `contacts` holds how many contacts with indicators there were of each month, source, level, outcome and finding.
    """

    TABLE = Table.WORKING
    RETENTION = "published"
    PERSONAL = frozenset[str]()

    asked_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    since = models.DateField()
    until = models.DateField()
    state = models.CharField(max_length=12, choices=CountState.choices, default=CountState.WAITING)
    steps_done = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=1)
    fault = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)
    numbers = models.JSONField(default=dict)
    contacts = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "-finished_at"])]

    def __str__(self) -> str:
        return f"{self.since} to {self.until}"


class Chart(Row):
    """One chart of a counted extract, of the year it ends with: the same that the report has, of every number."""

    TABLE = Table.FACT
    RETENTION = "published"
    PERSONAL = frozenset[str]()

    count = models.ForeignKey(Count, on_delete=models.PROTECT, related_name="+")
    year = models.CharField(max_length=7)
    place = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    description = models.TextField()
    note = models.TextField(blank=True)
    figures = models.JSONField()
    wide = models.TextField()
    narrow = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["count", "year", "place"], name="figures_chart_once")
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.year}"


class Release(Row):
    """One period of a counted extract as the public may see it, until a second person lets it out or sends it back."""

    TABLE = Table.WORKING
    RETENTION = "published"
    PERSONAL = frozenset[str]()

    count = models.ForeignKey(Count, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=15)
    asked_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=ReleaseState.choices, default=ReleaseState.WAITING)
    fault = models.TextField(blank=True)
    warnings = models.JSONField(default=list)
    numbers = models.JSONField(default=list)
    decided_by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("asked_by")),
                name="figures_release_second_person",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True, decided_at__isnull=True)
                | models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="figures_release_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.period


class Published(Row):
    """What the public was told, as it was told, and will always have. `numbers` are of every period protected together.

    Of these rows the register of releases consists; nothing that was withheld stands in them.
    """

    TABLE = Table.FACT
    RETENTION = "published"
    PERSONAL = frozenset[str]()

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="+")
    name = models.SlugField(max_length=40, unique=True)
    period = models.CharField(max_length=15)
    area = models.CharField(max_length=200)
    at = models.DateTimeField()
    numbers = models.JSONField()

    def __str__(self) -> str:
        return self.name


class Report(Row):
    """How far the files of what was published are built. Whoever asked is named, and whoever asks again."""

    TABLE = Table.WORKING
    RETENTION = "published"
    PERSONAL = frozenset[str]()

    published = models.OneToOneField(Published, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=ReportState.choices, default=ReportState.WAITING)
    steps_done = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=1)
    fault = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"files of {self.published_id}"


class ReportFile(Row):
    """One file of a published report, for everybody: a page, a chart, the PDF, the workbook, a table of data.

    All of a report's files are written at once or none, so that where one is they all are.
    """

    TABLE = Table.FACT
    RETENTION = "published"
    PERSONAL = frozenset[str]()

    published = models.ForeignKey(Published, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=120)
    media_type = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["published", "path"], name="figures_report_file_once")
        ]

    def __str__(self) -> str:
        return self.path


WITHDRAWN_WHOLE = models.Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True, withdrawn_why="") | (
    models.Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False) & ~models.Q(withdrawn_why="")
)


class AreaReturn(Row):
    """One version of an area's benchmarking return of a year, as it was brought in; ours, of what was published.

    A later return of the same area and year is its next version; of those that were not withdrawn the last stands.
    """

    TABLE = Table.WORKING
    RETENTION = "published"
    PERSONAL = frozenset[str]()

    area = models.CharField(max_length=200)
    period = models.CharField(max_length=7)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    own = models.BooleanField(default=False)
    received_on = models.DateField()
    brought_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("area"), "period", "number", name="figures_return_version_once"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="figures_return_withdrawn_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.area}, {self.period}"


class Shared(Row):
    """That the research or a return was given to another area or force, or received from it (GR-03a)."""

    TABLE = Table.WORKING
    RETENTION = "published"
    PERSONAL = frozenset[str]()

    way = models.CharField(max_length=12, choices=SharedWay.choices)
    what = models.CharField(max_length=12, choices=SharedWhat.choices)
    organisation = models.CharField(max_length=200)
    on = models.DateField()
    note = models.TextField(blank=True)
    area_return = models.ForeignKey(AreaReturn, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="figures_shared_withdrawn_whole")
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {self.organisation}"
