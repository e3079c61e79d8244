"""What schools and colleges return: settings, pupils recorded as vulnerable, and the factors recorded of each."""

from datetime import date
from random import Random

from sightline.demonstration.plan.cases import dealt, one, planned
from sightline.demonstration.returns.known import Child, Known, Row

YEAR = "2022/23"
ACADEMIC = f"{YEAR} academic"
EARLIER = tuple(
    f"{year}/{(year + 1) % 100} academic" for year in range(2018, 2022)
)  # asked, and nobody returned
COUNTED_ON = date(2022, 12, 1)
ATTENDANCE = {"none": (520, 985), "support": (450, 970), "ehcp": (400, 960)}


def school_tables(chance: Random, known: Known) -> dict[str, list[Row]]:
    """The tables `school_setting`, `school_pupil` and `school_indicator`."""
    settings = [
        {"setting_id": f"setting-{number:02d}", "academic_year": ACADEMIC, "return": kind}
        for number, kind in enumerate(sorted(dealt(chance, "schools.settings", YEAR)), start=1)
    ]
    pupils = _pupils(chance, known)
    _place(chance, pupils, [row["setting_id"] for row in settings if row["return"] == "cases"])
    earlier = [
        {"setting_id": row["setting_id"], "academic_year": year, "return": "none"}
        for year in EARLIER
        for row in settings
    ]
    return {
        "school_setting": earlier + settings,
        "school_pupil": pupils,
        "school_indicator": _indicators(chance, pupils),
    }


def _pupils(chance: Random, known: Known) -> list[Row]:
    """Each with every attribute as often as planned, linked to a child of the real part who is like it."""
    attributes = {
        name: dealt(chance, f"schools.{name}", YEAR) for name in ("sex", "age", "ethnicity", "send")
    }
    offers = dealt(chance, "schools.early_help", YEAR)
    reasons = dealt(chance, "schools.not_offered_reason", YEAR)
    helped = [(offer, "") for offer in offers] + [("not_offered", reason) for reason in reasons]
    chance.shuffle(helped)
    among = known.shuffled(chance)
    rows = []
    for number, (early_help, reason) in enumerate(helped, start=1):
        row = {name: values.pop() for name, values in attributes.items()}
        child = _like(known, among, row)
        rows.append(
            {
                "pupil_id": f"pupil-{number:03d}",
                "child_id": child.id if child else "",
                "setting_id": "",
                "academic_year": ACADEMIC,
                **row,
                "attendance": f"{chance.randint(*ATTENDANCE[row['send']]) / 10:.1f}",
                "early_help": early_help,
                "not_offered_reason": reason,
            }
        )
    return _returned_twice(chance, rows)


def _like(known: Known, among: list[Child], row: Row) -> Child | None:
    """A child of the same sex, age and ethnicity whom nobody was given yet."""
    wanted = (row["sex"], int(row["age"]), row["ethnicity"])
    for child in among:
        if (child.sex, child.age_on(COUNTED_ON), child.ethnicity) == wanted and known.is_free(child):
            return known.give(child)
    return None


def _returned_twice(chance: Random, rows: list[Row]) -> list[Row]:
    """A few pupils are the child another setting returned too: same sex, age and ethnicity, linked by a person."""
    left = one("schools.returned_twice", YEAR)
    seen: dict[tuple[str, ...], Row] = {}
    for row in chance.sample(rows, len(rows)):
        key = (row["sex"], row["age"], row["ethnicity"], row["send"])
        if left and row["child_id"] and key in seen:
            row["child_id"] = seen.pop(key)["child_id"]
            left -= 1
        elif row["child_id"]:
            seen.setdefault(key, row)
    return rows


def _place(chance: Random, pupils: list[Row], settings: list[str]) -> None:
    """The largest setting as planned, at least one in every other; never the same child twice in one."""
    largest = one("schools.largest_setting", YEAR)
    others = settings[1:] + chance.choices(settings[1:], k=len(pupils) - largest - len(settings) + 1)
    places = [settings[0]] * largest + others
    while True:
        chance.shuffle(places)
        pairs = [
            (row["child_id"], place) for row, place in zip(pupils, places, strict=True) if row["child_id"]
        ]
        if len(set(pairs)) == len(pairs):
            break
    for row, place in zip(pupils, places, strict=True):
        row["setting_id"] = place


def _indicators(chance: Random, pupils: list[Row]) -> list[Row]:
    """Both margins as planned: those with most factors first, each factor while most of it are left."""
    counts = sorted(
        (int(part) for part in dealt(chance, "schools.pupils_by_indicator_count", YEAR)), reverse=True
    )
    order = chance.sample(pupils, len(pupils))
    left = dict(planned("schools.indicators", YEAR))
    rows = []
    for row, count in zip(order, counts, strict=True):
        factors = sorted(left, key=lambda factor: (-left[factor], chance.random()))[:count]
        for factor in factors:
            left[factor] -= 1
            rows.append({"pupil_id": row["pupil_id"], "factor": factor})
    return sorted(rows, key=lambda row: (row["pupil_id"], list(left).index(row["factor"])))
