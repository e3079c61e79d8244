"""Part One: contacts, what was decided about them, and whether what was asked of others was answered."""

from sightline.figures.charts.xmr import Moment, over_time
from sightline.figures.definitions.catalogue import figures
from sightline.figures.definitions.charts_xmr import Chart, TooShort, xmr
from sightline.figures.report.blocks import Block, Column, Notice, Section, Table
from sightline.figures.report.flows import contacts_diagram
from sightline.figures.report.gathering_sql import Point
from sightline.figures.report.labels import label
from sightline.figures.report.numbers import Number
from sightline.figures.report.tabling import by_year, counts_by_year, shares
from sightline.figures.report.writing import Writer

# The rows behind the diagrams: what stands before a part, and the figure.
BEHIND = (
    ("", "contacts.all"),
    ("", "contacts.exploitation"),
    ("Contacts: ", "contacts.by_outcome"),
    ("", "contacts.children"),
    ("Children assessed: ", "contacts.assessed_children"),
    ("Exploitation not a factor, given: ", "contacts.not_a_factor_support"),
    ("", "cases.opened"),
    ("Cases opened: ", "cases.judgement_of_opened"),
)
STANDS_OUT = (
    "A point stands out when it lies outside a limit, or belongs to a run of seven on one side of the mean, seven "
    "rising or falling, or two in three near a limit. It says that something changed, not whether that is good or bad."
)


def contacts(writer: Writer) -> Section:
    """The flow of each year, who made contact, what was decided."""
    title = "Contacts and their outcomes"
    missing = writer.missing("contacts.exploitation")
    if missing:
        return writer.section("contacts", title, missing)
    blocks: list[Block] = [
        writer.say("contacts.how_many"),
        writer.say("contacts.children"),
        writer.caution("contacts.words_only"),
    ]
    for place, year in enumerate(reversed(writer.numbers.years), 2):
        blocks.append(contacts_diagram(writer, f"Diagram {place}", year))
    blocks.append(_behind(writer))
    under = [_sources(writer), _decisions(writer), _assessed(writer), _over_time(writer)]
    return writer.section("contacts", title, *blocks, sections=under)


def _behind(writer: Writer) -> Table:
    rows: list[tuple[str, str, str]] = []
    for before, name in BEHIND:
        if not writer.numbers.supplied(name):
            continue
        figure = figures()[name]
        every = [each.part for year in writer.numbers.years for each in writer.numbers.results(name, year)]
        for part in dict.fromkeys(every):
            rows.append((before + (label(figure, part) if part else figure.title), name, part))
    title = "Numbers behind the diagrams of contacts and outcomes"
    return writer.table(by_year, "diagrams-table", title, rows, how_many=True, first="Counted")


def _sources(writer: Writer) -> Section:
    health = "contacts.by_health_provider"
    return Section(
        "sources",
        "Who made contact",
        (
            writer.say("contacts.sources"),
            writer.table(shares, "sources-table", "Source of contacts", "contacts.by_source", first="Source"),
            writer.say("contacts.health"),
            writer.table(
                counts_by_year,
                "health",
                "Contacts from health services",
                health,
                first="Provider",
                together=True,
            ),
        ),
    )


def _decisions(writer: Writer) -> Section:
    return Section(
        "decisions",
        "What was decided",
        (
            writer.say("contacts.outcomes"),
            writer.table(shares, "outcomes", "Outcome of screening", "contacts.by_outcome", first="Outcome"),
            writer.table(
                shares, "thresholds", "Level of need after screening", "contacts.by_threshold", first="Level"
            ),
            writer.say("contacts.decided"),
        ),
    )


def _assessed(writer: Writer) -> Section:
    support, title = "contacts.not_a_factor_support", "Support given where exploitation was not a factor"
    return Section(
        "assessed",
        "Children assessed after screening",
        (
            writer.say("contacts.assessed"),
            writer.table(
                counts_by_year,
                "assessed-table",
                "Outcome of assessment",
                "contacts.assessed_children",
                first="Outcome",
            ),
            writer.table(counts_by_year, "not-a-factor", title, support, first="Support"),
            *(
                [writer.say("contacts.again")]
                if writer.numbers.supplied("contacts.re_referral_children")
                else []
            ),
        ),
    )


def _over_time(writer: Writer) -> Section:
    """The XmR chart, where there are points enough and none too small."""
    series, title = writer.gathered.series, "Contacts over time"
    try:
        chart = xmr([each.count for each in series.points])
    except TooShort as error:
        why = (
            series.why_not
            or f"{str(error).capitalize()}, the fewest from which chance can be told from change."
        )
        return Section("over-time", title, (Notice("missing", f"A chart of contacts over time. {why}"),))
    moments = [_moment(each, series.step) for each in series.points]
    what = f"Contacts with indicators of exploitation each {series.step}"
    names = ("contacts.exploitation",)
    drawn = over_time(moments, chart, what=what)
    picture = writer.picture("contacts-over-time", what, drawn, names, note=_rules(chart))
    rows = tuple(
        (moment.full, Number(each.count), "Stands out" if point.special else "Within the limits")
        for moment, each, point in zip(moments, series.points, chart.points, strict=True)
    )
    columns = (
        Column(series.step.capitalize(), numeric=False),
        Column("Contacts"),
        Column("Rule", numeric=False),
    )
    table = Table("over-time-table", "", f"Contacts, {series.step} by {series.step}", columns, rows, names)
    return Section("over-time", title, (picture, table))


def _rules(chart: Chart) -> str:
    limits = f"limits {max(chart.lower, 0):.1f} and {chart.upper:.1f}"
    return f"Mean {chart.mean:.1f}; {limits}, at 2.66 mean moving ranges from it. {STANDS_OUT}"


def _moment(point: Point, step: str) -> Moment:
    day = point.first_day
    if step == "quarter":
        return Moment(f"{day:%b} {day:%y}", f"{day:%B} to {day.replace(month=day.month + 2):%B} {day.year}")
    return Moment(f"{day:%b} {day:%y}", f"{day:%B %Y}")


def follow_up(writer: Writer) -> Section:
    """What was asked of other organisations, and whether it was answered."""
    key, title = "follow-up", "Was anything left unanswered?"
    missing = writer.missing("follow_up.asked")
    if missing:
        return writer.section(key, title, missing)
    name, late = "follow_up.unanswered_by_organisation", "Not answered in time, by organisation asked"
    measures = ("answered_in_time", "declined", "outcome_known", "escalated")
    rows = [(figures()[f"follow_up.{each}"].title, f"follow_up.{each}", "") for each in measures]
    went = {"together": True, "unit": "%", "first": "Share of requests"}
    return writer.section(
        key,
        title,
        writer.say("follow_up.asked"),
        writer.bars("follow-ups", f"{late}, {writer.year}", name),
        writer.table(shares, "follow-ups-table", late, name, first="Organisation asked"),
        writer.table(by_year, "follow-up-years", "How requests went", rows, **went),
        writer.table(
            counts_by_year,
            "follow-up-kinds",
            "What was asked",
            "follow_up.by_kind",
            first="Kind",
            together=True,
        ),
    )
