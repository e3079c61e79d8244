"""Part One: criminal justice, suspects, where crimes happened, and the National Referral Mechanism."""

from sightline.figures.definitions.catalogue import figures
from sightline.figures.report.blocks import Notice, Section
from sightline.figures.report.flows import justice_diagram
from sightline.figures.report.tabling import by_year, compared, shares
from sightline.figures.report.writing import Writer

BY_YEAR = (
    ("Crimes investigated", "justice.crimes", ""),
    ("Suspects identified", "justice.suspects", ""),
    ("Suspects in more than one crime", "justice.repeat_suspects", ""),
)
ONCE = "A suspect is counted once in each year and once in the years together, so that years do not add up."
SEVERAL = "One child may be the victim of several crimes, and one crime may have several suspects."


def criminal_justice(writer: Writer) -> Section:
    """Diagram 5 and what came of the crimes."""
    key, title = "criminal-justice", "Criminal justice"
    missing = writer.missing("justice.crimes", "justice.suspects", "justice.disclosed")
    if missing:
        return writer.section(key, title, missing)
    known, more = writer.content.comparators, {"together": True, "first": "Counted", "notes": [ONCE]}
    return writer.section(
        key,
        title,
        writer.say("justice.crimes"),
        writer.say("justice.charged"),
        Notice("caution", SEVERAL),
        justice_diagram(writer),
        writer.table(
            compared, "crime-outcomes", "Outcome of crimes", "justice.outcome", known, first="Outcome"
        ),
        writer.table(by_year, "crimes-years", "Crimes and suspects by year", BY_YEAR, **more),
    )


def suspects(writer: Writer) -> Section:
    """Who the suspects are."""
    key, title = "suspects", "Suspect profile"
    missing = writer.missing("justice.suspects")
    if missing:
        return writer.section(key, title, missing)
    span, name = {"period": writer.span}, "justice.suspect"
    known, groups = writer.content.comparators, "Ethnic group of suspects, where known"
    work = "Employment of suspects"
    return writer.section(
        key,
        title,
        *writer.known("justice.suspects", "justice.young", "justice.drivers"),
        writer.table(shares, "suspect-sex", "Sex of suspects", f"{name}_sex", first="Sex", **span),
        writer.table(shares, "suspect-age", "Age of suspects", f"{name}_age", first="Age", **span),
        writer.table(compared, "suspect-ethnicity", groups, f"{name}_ethnicity", known, first="Ethnic group"),
        writer.table(shares, "suspect-employment", work, f"{name}_employment", first="Employment", **span),
    )


def locations(writer: Writer) -> Section:
    """Where crimes happened, those with no place known in the base."""
    title, name = "Where crimes happened", "justice.location"
    missing = writer.missing(name)
    if missing:
        return writer.section("locations", title, missing)
    full = "Crimes by kind of place"
    table = writer.table(shares, "locations-table", full, name, period=writer.span, first="Kind of place")
    return writer.section("locations", title, writer.say("justice.places"), table)


def referrals(writer: Writer) -> Section:
    """The National Referral Mechanism."""
    key, title = "nrm", "National Referral Mechanism"
    missing = writer.missing("nrm.all")
    if missing:
        return writer.section(key, title, missing)
    rows = [(figures()[name].title, name, "") for name in ("nrm.all", "nrm.children", "nrm.exploited_here")]
    full = "Referrals to the National Referral Mechanism"
    table = writer.table(by_year, "nrm-table", full, rows, together=True, first="Referrals")
    return writer.section(key, title, writer.say("justice.referrals"), table)
