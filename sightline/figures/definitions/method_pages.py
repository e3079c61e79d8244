"""How each figure is counted, as pages to read: made from the definitions and their worked examples."""

from collections.abc import Iterator

from sightline.figures.definitions.catalogue import FAMILIES, SHARED, Figure, Step, family
from sightline.figures.definitions.examples import Example, ExampleTable, example

NOTE = "<!-- Made by `make fix` from sightline/figures/definitions; a change here would be lost. -->"


def method_pages() -> Iterator[tuple[str, str]]:
    """Every page: its name and its text."""
    yield "README", _contents()
    yield SHARED, _shared()
    for name in FAMILIES:
        yield name, _page(name)


def _contents() -> str:
    lines = [NOTE, "", "# How the figures are counted", ""]
    lines += [
        "Every figure is computed from an extract by the SQL shown. `:first_day` and `:last_day` are the first and the",
        "last day of the period. A percentage says its base; one decimal place, half away from zero. Those for whom",
        "something is not recorded are outside the base unless the base says otherwise, and are shown as a number.",
        "",
        f"[What several families begin from]({SHARED}.md)",
        "",
        "| Figure | | Unit |",
        "|---|---|---|",
    ]
    for name in FAMILIES:
        for figure in family(name).figures:
            lines.append(f"| [{figure.id}]({name}.md) | {figure.title} | {figure.unit} |")
    return "\n".join(lines) + "\n"


def _shared() -> str:
    made = family(SHARED)
    parts = [NOTE, "# What several families begin from", made.note, *(_step(step) for step in made.steps)]
    return "\n\n".join(parts) + "\n"


def _page(name: str) -> str:
    made, worked = family(name), example(name)
    title = name.replace("_", " ").capitalize() if name != "nrm" else "National Referral Mechanism"
    parts = [NOTE, f"# {title}", made.note, *_tables(worked)]
    if made.steps:
        parts += ["## Steps", *(_step(step) for step in made.steps)]
    parts += [_figure(figure, worked) for figure in made.figures]
    return "\n\n".join(parts) + "\n"


def _tables(worked: Example) -> Iterator[str]:
    yield f"## The worked example\n\nAn invented extract. Each figure below says what it comes to for {worked.period}."
    for table in worked.tables:
        yield f"`{table.name}`\n\n{_grid(table)}"


def _grid(table: ExampleTable) -> str:
    lines = [table.columns, tuple("---" for _ in table.columns), *table.rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _step(step: Step) -> str:
    return f"### {step.name}\n\n{step.note}\n\n```sql\n{step.sql}\n```"


def _figure(figure: Figure, worked: Example) -> str:
    said = [f"## {figure.title}", "", f"`{figure.id}`, {figure.unit}", "", f"*Counted among:* {figure.base}."]
    if figure.by:
        parts = ", ".join(figure.parts) if figure.parts else "those found"
        said += ["", f"*By {figure.by.replace('_', ' ')}:* {parts}."]
    if figure.caveat:
        said += ["", f"*Take care:* {figure.caveat}"]
    if figure.internal:
        said += ["", "*For those who run the services; not published.*"]
    said += ["", f"*Needs:* {', '.join(figure.needs)}.", "", "```sql", figure.sql, "```", ""]
    said.append(f"*Worked example:* {worked.answers[figure.id]}")
    return "\n".join(said)
