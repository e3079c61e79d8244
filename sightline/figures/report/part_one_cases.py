"""Part One: cases, the caseload, and the children who were supported."""

from sightline.figures.charts.stock import Year, stock_and_flow
from sightline.figures.definitions.periods import Period
from sightline.figures.report.blocks import Block, Notice, Picture, Section
from sightline.figures.report.tabling import by_year, compared, counts, counts_by_year, shares
from sightline.figures.report.writing import Writer

STOCK = (
    ("Cases open at start of year", "cases.open_at_start", ""),
    ("Cases closed in year", "cases.closed", ""),
    ("New cases opened in year", "cases.opened", ""),
    ("Cases open at end of year", "cases.open_at_end", ""),
)
EPISODES = (
    ("Missing episodes", "missing.episodes", ""),
    ("Eligible for an interview", "missing.eligible", ""),
    ("Interviews held", "missing.interviewed", ""),
    ("Held within 72 hours", "missing.in_72_hours", ""),
)
AGES = "The youngest and the oldest are not shown: each may be one child."
OVERLAP = "One case may be counted under several statuses, so that these do not add up to a total."


def cases(writer: Writer) -> Section:
    """Confirmed and at risk among those opened."""
    missing = writer.missing("cases.opened")
    if missing:
        return writer.section("cases", "Cases", missing)
    name, title = "cases.judgement_of_opened", "Confirmed and at risk among new cases"
    table = writer.table(counts_by_year, "judgements", title, name, first="Judgement", together=True)
    return writer.section("cases", "Cases", writer.say("cases.judged"), table)


def caseload(writer: Writer) -> Section:
    """Table 1, stock and flow, risk at the end."""
    missing = writer.missing("cases.opened")
    if missing:
        return writer.section("caseload", "Caseload", missing)
    risk = "Risk level of the cases open at the end of each year"
    return writer.section(
        "caseload",
        "Caseload",
        writer.say("cases.caseload"),
        writer.table(by_year, "table-1", "Open and closed cases", STOCK, first="Cases", place="Table 1"),
        _stock(writer),
        writer.table(counts_by_year, "risk-at-end", risk, "cases.risk_at_end", first="Risk level"),
        writer.say("cases.fell"),
    )


def _stock(writer: Writer) -> Picture:
    years = [_year(writer, year) for year in writer.numbers.years]
    title = "Cases open at the start of each year, opened, closed, and open at its end"
    drawn = stock_and_flow(years, what=title)
    return writer.picture("stock-and-flow", title, drawn, [name for _, name, _ in STOCK])


def _year(writer: Writer, year: Period) -> Year:
    start, opened, closed, end = (
        writer.numbers.number(name, "", year)
        for name in ("cases.open_at_start", "cases.opened", "cases.closed", "cases.open_at_end")
    )
    first, second, third, last = (
        None if each.value is None else int(each.value) for each in (start, opened, closed, end)
    )
    texts = (start.text, opened.text, closed.text, end.text)
    return Year(str(year), (first, second, third, last), texts)


def children(writer: Writer) -> Section:
    """Who the children are, over all the years of the report."""
    title = "Profile of children with a case"
    missing = writer.missing("profile.sex")
    if missing:
        return writer.section("children", title, missing)
    sex = writer.table(
        shares, "sex", "Sex of children with a case", "profile.sex", period=writer.span, first="Sex"
    )
    under = [_ethnicity(writer), _send(writer), _attendance(writer), _missing(writer), _statutory(writer)]
    told: list[Block] = [writer.say("children.who"), *writer.known("children.sex", "children.age")]
    told += [Notice("caution", AGES), sex]
    return writer.section("children", title, *told, sections=under)


def _ethnicity(writer: Writer) -> Section:
    name, title, known = (
        "profile.ethnicity",
        "Ethnic group of children with a case",
        writer.content.comparators,
    )
    return Section(
        "ethnicity",
        "Ethnic group",
        (
            *writer.known("children.ethnicity"),
            writer.bars("ethnicity-chart", title, name, period=writer.span, comparators=known),
            writer.table(compared, "ethnicity-table", title, name, known, first="Ethnic group"),
        ),
    )


def _send(writer: Writer) -> Section:
    title = "Special educational needs"
    full = f"{title} of children with a case"
    known = writer.content.comparators
    table = writer.table(compared, "send-table", full, "profile.send", known, first=title)
    return Section("send", title, (writer.say("children.send"), table))


def _attendance(writer: Writer) -> Section:
    name, title = "profile.attendance", "School attendance in the term before referral"
    table = writer.table(shares, "attendance-table", title, name, period=writer.span, first="Attendance")
    return Section("attendance", "School attendance", (writer.say("children.attendance"), table))


def _missing(writer: Writer) -> Section:
    title = "Missing episodes"
    lacking = writer.missing("missing.episodes")
    if lacking:
        return Section("missing", title, (lacking,))
    of_each, late = "Children by number of missing episodes", "Why interviews were later than 72 hours"
    several = {"together": True, "how_many": True, "first": "Episodes"}
    full, span = "Missing episodes and return home interviews", {"period": writer.span}
    children_by = "missing.children_by_episodes"
    return Section(
        "missing",
        title,
        (
            writer.say("children.missing"),
            writer.say("children.missing_year"),
            writer.table(by_year, "missing-table", full, EPISODES, **several),
            writer.table(shares, "episodes-table", of_each, children_by, first="Episodes", **span),
            writer.table(counts, "late-table", late, "missing.late_reason", first="Reason", **span),
        ),
    )


def _statutory(writer: Writer) -> Section:
    title, name = "Statutory safeguarding", "cases.statuses"
    lacking = writer.missing("cases.also_statutory")
    if lacking:
        return Section("statutory", title, (lacking,))
    full = "Cases also open to statutory safeguarding, by status"
    table = writer.table(counts, "statuses", full, name, period=writer.span, first="Status")
    return Section("statutory", title, (writer.say("children.statutory"), Notice("caution", OVERLAP), table))
