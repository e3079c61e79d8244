"""Part Two: the further information a report must hold, from figures where there are some, else as written."""

from sightline.figures.definitions.catalogue import figures
from sightline.figures.report.blocks import Block, Notice, Section
from sightline.figures.report.content import NOT_SUPPLIED
from sightline.figures.report.labels import label
from sightline.figures.report.tabling import by_year, counts_by_year
from sightline.figures.report.writing import Writer

TRAINED = (
    ("Table 3", "Council"),
    ("Table 4", "Police"),
    ("Table 5", "NHS"),
    ("Table 6", "Schools and colleges"),
)
COURSES = {
    "title": "Course",
    "description": "What it covers",
    "for_whom": "For whom",
    "delivery": "How it is given",
}
WHO = {
    "service": "Service",
    "provider_type": "Provider",
    "service_type": "Kind of service",
    "funder": "Funder",
    "referral": "Referral",
    "referral_options": "Ways to be referred",
}
HOW = {
    "service": "Service",
    "age_range": "Ages",
    "face_to_face": "Face to face",
    "virtual": "Virtual",
    "group": "Group",
    "onward_signposting": "Where it leads on to",
}
COMPLAINED = {"about": "About", "outcome": "Outcome", "what_changed": "What changed"}
TOLD = "Complaints are told by what they were about. A row may stand for several, and none gives a date."
APART = "Not every action on a licence arises from a complaint: the two tables do not add up to each other."
TAXI = ("own_drivers_investigated", "sexual", "sexual_towards_child", "complaints_with_action")


def part_two(writer: Writer) -> list[Section]:
    """The sections in their published order."""
    return [
        *_people(writer),
        _training(writer),
        _funding(writer),
        _health(writer),
        _complaints(writer),
        _resourcing(writer),
        _therapeutic(writer),
        _taxi(writer),
    ]


def _people(writer: Writer) -> list[Section]:
    progress = writer.content.table(
        "recommendations",
        ("recommendations-table", "", "Recommendations and what was done"),
        ("Recommendation", "Subject", "Lead", "Progress", "Evidence"),
    )
    staffing = writer.content.table(
        "staffing",
        ("staffing-table", "", "Staffing of the teams"),
        ("Organisation", "Post", "Posts", "Filled"),
    )
    third = writer.content.table(
        "third_sector",
        ("third-sector-table", "", "Voluntary organisations and how we work together"),
        ("Organisation", "What it offers", "How we work together"),
    )
    told, number = writer.say("part_two.staffing"), "Recommendation"
    return [
        writer.section("recommendations", "Progress against recommendations", progress),
        writer.section("staffing", f"{number} 2.3: staffing and workloads", staffing, told),
        writer.section("third-sector", f"{number} 2.5: work with voluntary organisations", third),
    ]


def _training(writer: Writer) -> Section:
    blocks: list[Block] = []
    for place, organisation in TRAINED:
        made = (place.lower().replace(" ", "-"), place, f"Training on exploitation: {organisation}")
        only, titles = {"organisation": organisation}, list(COURSES.values())
        blocks.append(writer.content.table("training", made, titles, only=only, columns=list(COURSES)))
    if "training" not in writer.content.rows:
        blocks = blocks[:1]
    return writer.section("training", "Recommendation 2.6: training and awareness", *blocks)


def _funding(writer: Writer) -> Section:
    title, full = "Recommendations 2.7 and 40: funding", "Funding of work on exploitation"
    missing = writer.missing("funding.total")
    if missing:
        return writer.section("funding", title, missing)
    more = {"first": "Organisation and project", "together": True, "unit": "£", "place": "Table 7"}
    table = writer.table(counts_by_year, "table-7", full, "funding.by_project", **more)
    return writer.section("funding", title, writer.say("part_two.funding"), table)


def _health(writer: Writer) -> Section:
    given = "health-education" in writer.content.texts
    notice = [] if given else [Notice("missing", f"{NOT_SUPPLIED} It would stand in health-education.md.")]
    return writer.section("health-education", "Recommendation 2.9: health and education", *notice)


def _complaints(writer: Writer) -> Section:
    title, name = "Recommendations 2.10 and 22: complaints about handling", "complaints.handling"
    missing = writer.missing(name)
    if missing:
        return writer.section("complaints", title, missing)
    blocks: list[Block] = [
        *_complained(writer, 8, "council", "Council"),
        *_complained(writer, 10, "police", "Police"),
    ]
    others = [(label(figures()[name], each), name, each) for each in ("nhs", "schools", "pcc")]
    full = "Complaints about other organisations"
    blocks.append(
        writer.table(by_year, "complaints-others", full, others, together=True, first="Organisation")
    )
    return writer.section("complaints", title, *blocks, Notice("caution", TOLD))


def _complained(writer: Writer, number: int, organisation: str, words: str) -> list[Block]:
    """How many complaints about one organisation, and in the table after it what came of them."""
    row = [(f"Complaints about the {words.lower()}", "complaints.handling", organisation)]
    title, more = f"Number of complaints: {words.lower()}", {"together": True, "first": "Complaints"}
    many = writer.table(by_year, f"table-{number}", title, row, place=f"Table {number}", **more)
    made = (f"table-{number + 1}", f"Table {number + 1}", f"Outcome of complaints: {words.lower()}")
    only, titles = {"organisation": words}, list(COMPLAINED.values())
    return [many, writer.content.table("complaints", made, titles, only=only, columns=list(COMPLAINED))]


def _resourcing(writer: Writer) -> Section:
    title = "Recommendation 7: resourcing of the exploitation team"
    missing = writer.missing("workforce.workers")
    if missing:
        return writer.section("team-resourcing", title, missing)
    rows = []
    for team in ("exploitation_team", "police_team"):
        for each in ("mean_caseload", "max_caseload", "open_involvements", "workers"):
            figure = figures()[f"workforce.{each}"]
            rows.append((f"{label(figure, team)}: {figure.title.lower()}", figure.id, team))
    full = "Caseload of the teams at the last count of each year"
    table = writer.table(by_year, "table-12", full, rows, first="Team and measure", place="Table 12")
    return writer.section("team-resourcing", title, writer.say("part_two.team"), table)


def _therapeutic(writer: Writer) -> Section:
    content, title = writer.content, "Therapeutic provision"
    first, second = "Table 13 (first part)", "Table 13 (second part)"
    who, how = (
        ("table-13a", first, f"{title}: who gives it"),
        ("table-13b", second, f"{title}: how it is given"),
    )
    blocks: list[Block] = [content.table("therapeutic", who, list(WHO.values()), columns=list(WHO))]
    if "therapeutic" in content.rows:
        blocks.append(content.table("therapeutic", how, list(HOW.values()), columns=list(HOW)))
    made = ("table-14", "Table 14", "Summary responses to recommendation 18")
    blocks.append(content.table("therapeutic_questions", made, ("Question", "Children and adults", "Adults")))
    return writer.section("therapeutic", "Recommendation 18: therapeutic services", *blocks)


def _taxi(writer: Writer) -> Section:
    title, name = "Recommendation 26: complaints about taxi drivers", "taxi.by_handling"
    missing = writer.missing("taxi.complaints", "taxi.actions")
    if missing:
        return writer.section("taxi", title, missing)
    rows = [("Complaints", "taxi.complaints", "")]
    rows += [(label(figures()[name], each), name, each) for each in figures()[name].parts or ()]
    rows += [(figures()[f"taxi.{each}"].title, f"taxi.{each}", "") for each in TAXI]
    fifteen = {"together": True, "first": "Complaints", "place": "Table 15"}
    sixteen = {"together": True, "first": "Action", "place": "Table 16"}
    return writer.section(
        "taxi",
        title,
        writer.say("part_two.taxi"),
        writer.table(by_year, "table-15", "Taxi complaints", rows, **fifteen),
        writer.table(counts_by_year, "table-16", "Taxi licence actions", "taxi.actions", **sixteen),
        Notice("caution", APART),
    )
