"""Part One: schools and colleges, the next steps, and, for those who run the services, whether decisions are fair."""

from sightline.figures.definitions.catalogue import figures
from sightline.figures.report.blocks import Block, Cell, Column, Notice, Section, Table
from sightline.figures.report.labels import label
from sightline.figures.report.numbers import Number
from sightline.figures.report.tabling import compared, counts, finished, shares
from sightline.figures.report.writing import Writer

# The ten actions of the first report: what each looks at, the figure that shows it where there is one, and its words.
ACTIONS = (
    ("One", "Share and compare data with other authorities and forces", "", ""),
    ("Two", "Watch anonymous contacts", "contacts.anonymous_online", "anonymous contacts made online"),
    ("Three", "Compare contacts from health services, by provider", "", ""),
    (
        "Four",
        "Raise awareness in schools and colleges, setting by setting",
        "schools.pupils",
        "pupils identified",
    ),
    ("Five", "Watch referrals after support", "contacts.re_referral_children", "children referred again"),
    ("Six", "Know the special educational needs of the children better", "", ""),
    ("Seven", "Know suspects better, so as to act earlier", "justice.suspects", "suspects identified"),
    ("Eight", "Use what is known of places in training", "", ""),
    (
        "Nine",
        "Learn from return home interviews",
        "missing.interviewed",
        "of eligible episodes with an interview",
    ),
    ("Ten", "Watch the National Referral Mechanism", "nrm.children", "referrals of children"),
)
INTERNAL = "For those who run the services. It is not part of the published report."
GROUPS = {"ethnicity": "Ethnic group", "sex": "Sex", "send": "Special educational needs"}


def schools(writer: Writer) -> Section:
    """What schools and colleges returned for the academic year."""
    key, title = "schools", "Schools and colleges"
    missing = writer.missing("schools.pupils", "schools.settings", "schools.indicators")
    if missing:
        return writer.section(key, title, missing)
    full = f"Returns from settings, academic year {writer.year}"
    table = writer.table(counts, "settings", full, "schools.settings", first="Return")
    under = [_indicators(writer), _pupils(writer), _help(writer)]
    return writer.section(key, title, writer.say("schools.returned"), table, sections=under)


def _indicators(writer: Writer) -> Section:
    name, title = "schools.indicators", "Indicators identified by schools and colleges"
    by_number, counted = "schools.pupils_by_indicator_count", "Pupils by number of indicators"
    number = "Number of indicators"
    return Section(
        "indicators",
        "Indicators",
        (
            writer.say("schools.indicators"),
            writer.bars("indicators-chart", f"{title}, {writer.year}", name),
            writer.table(shares, "table-2", title, name, first="Indicator", place="Table 2"),
            writer.bars("figure-1", counted, by_number, under=number, place="Figure 1"),
            writer.table(counts, "figure-1-table", counted, by_number, first=number),
        ),
    )


def _pupils(writer: Writer) -> Section:
    known, send = writer.content.comparators, "Special educational needs"
    at = {"period": writer.year}
    return Section(
        "pupils",
        "Who the pupils are",
        (
            *writer.known("schools.pupils", "schools.age"),
            writer.table(shares, "pupils-sex", "Sex of pupils", "schools.sex", first="Sex"),
            writer.bars("figure-2", "Age of pupils", "schools.age", under="Age in years", place="Figure 2"),
            writer.table(counts, "figure-2-table", "Pupils by age", "schools.age", first="Age in years"),
            writer.table(
                compared,
                "pupils-ethnicity",
                "Ethnic group of pupils",
                "schools.ethnicity",
                known,
                first="Ethnic group",
                **at,
            ),
            writer.table(
                compared, "pupils-send", f"{send} of pupils", "schools.send", known, first=send, **at
            ),
        ),
    )


def _help(writer: Writer) -> Section:
    reason, title = "schools.not_offered_reason", "Why early help was not offered"
    total = ("schools.early_help", "not_offered")
    return Section(
        "early-help",
        "Early help",
        (
            writer.say("schools.help"),
            writer.table(counts, "early-help-table", "Early help offered", total[0], first="Early help"),
            writer.table(counts, "not-offered", title, reason, first="Reason", total=total),
        ),
    )


def next_steps(writer: Writer) -> Section:
    """The ten actions, what is done about each, and what the figures say of it."""
    progress = {row["action"].strip(): row["progress"] for row in writer.content.rows.get("actions", [])}
    rows: list[tuple[Cell, ...]] = []
    for name, subject, figure, words in ACTIONS:
        number: Cell = writer.numbers.number(figure) if figure else "–"
        rows.append((name, subject, number, words or "–", progress.get(name) or "[x]"))
    columns = (
        Column("Action", numeric=False),
        Column("What it looks at", numeric=False),
        Column(str(writer.year)),
        Column("Counted", numeric=False),
        Column("Progress", numeric=False),
    )
    names = [figure for _, _, figure, _ in ACTIONS if figure]
    notes = ["[x] No progress was reported."] if any(row[4] == "[x]" for row in rows) else []
    made = ("actions", "", "Ten actions for further work")
    table = finished(made, columns, rows, names, notes=notes)
    return writer.section("next-steps", "Next steps and ten actions", writer.say("schools.actions"), table)


def fairness(writer: Writer) -> Section | None:
    """Decisions and waits by group, in the report for those who run the services only."""
    if not writer.numbers.has("equality.pathway_by_sex"):
        return None
    blocks: list[Block] = [Notice("caution", INTERNAL)]
    for each, words in GROUPS.items():
        name = f"equality.pathway_by_{each}"
        blocks.append(writer.table(shares, f"fair-{each}", figures()[name].title, name, first=words))
    return writer.section("fairness", "Is it fair?", *blocks, _waits(writer))


def _waits(writer: Writer) -> Table:
    name = "equality.days_to_decision_by_ethnicity"
    rows: list[tuple[Cell, ...]] = [
        (label(figures()[name], each.part), Number(each.value, each.symbol or "", "", name))
        for each in writer.numbers.results(name)
    ]
    columns = (Column("Ethnic group", numeric=False), Column("Mean days"))
    return finished(("fair-days", "", figures()[name].title), columns, rows, [name])
