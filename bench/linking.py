"""How well and how fast `sightline link` links: invented families, FEBRL where it stands beside us, a million records.

    python -m bench.linking [families febrl origins million]

Beside it, on the same records, what is done by hand: the same names and date of birth, and three of four of given
name, surname, date of birth and postcode.
"""

import csv
import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.families import AGENCIES, Child, kept, write
from bench.figures import measure

SEED = 99  # not the one the model is made from
FEBRL = Path(os.environ.get("SAMPLES", Path(__file__).resolve().parents[2] / "shared/samples")) / "febrl"
SETS = {"FEBRL 1": ("dataset1",), "FEBRL 3": ("dataset3",), "FEBRL 4": ("dataset4a", "dataset4b")}
COLUMNS = {"rec_id": "record_id", "street_number": "house_number", "address_1": "street", "suburb": "town",
           "soc_sec_id": "nhs_number"}  # fmt: skip
ADDRESS = frozenset({"house_number", "street", "town", "postcode"})
IDENTIFIERS = frozenset({"nhs_number", "upn", "local_id"})
FOUR = ("given_name", "surname", "date_of_birth", "postcode")
MILLION = 545_000  # children, of whom three agencies hold about a million records
Name = tuple[str, str]
Pairs = set[frozenset[Name]]


def linked(folder: Path, *, engine: str = "duckdb") -> tuple[dict[frozenset[Name], str], float, float]:
    """The band of each pair the command proposes, its seconds, and its memory in MB."""
    out = folder.with_name(f"{folder.name}-links.csv")
    sightline = str(Path(sys.executable).with_name("sightline"))
    taken, _, memory = measure(sightline, "link", str(folder), "--out", str(out), "--engine", engine, times=1)
    with out.open(encoding="utf-8", newline="") as file:
        found = {
            frozenset({(r["left_source"], r["left_id"]), (r["right_source"], r["right_id"])}): r["band"]
            for r in csv.DictReader(file)
        }
    return found, taken, memory


def f1(found: Pairs, true: Pairs) -> str:
    """F1, precision and recall as a cell of a table."""
    both = len(found & true)
    precision, recall = both / max(1, len(found)), both / max(1, len(true))
    return f"{harmonic(found, true):.4f} ({precision:.4f}, {recall:.4f})"


def by_hand(folder: Path, agreeing: int) -> Pairs:
    """Pairs with so many of the four the same; 4 asks for names and date of birth, whatever the postcode."""
    blocks: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    choices = [FOUR[:3]] if agreeing == len(FOUR) else list(combinations(FOUR, agreeing))
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as text:
            for row in csv.DictReader(text):
                for chosen in choices:
                    said = [row.get(each, "").strip().casefold() for each in chosen]
                    if all(said):
                        blocks[(*chosen, *said)].append((file.stem, row["record_id"]))
    return {frozenset(pair) for some in blocks.values() for pair in combinations(some, 2)}


def harmonic(found: Pairs, true: Pairs) -> float:
    """F1: of links proposed and links there are, how many are both."""
    return 2 * len(found & true) / max(1, len(found) + len(true))


def row(what: str, folder: Path, true: Pairs) -> str:
    """One row: the command beside the two rules."""
    found, taken, memory = linked(folder)
    sure = {pair for pair, band in found.items() if band == "confirm"}
    hand = " | ".join(f1(by_hand(folder, agreeing), true).split(" ")[0] for agreeing in (4, 3))
    return (
        f"| {what} | {f1(set(found), true)} | {len(set(found) - true)} | {len(sure)} | {len(sure - true)} | {hand}"
        f" | {taken:.1f} s, {memory:.0f} MB |"
    )


HEAD = [
    "| Records | F1 (precision, recall) | False | In confirm | False in confirm | Same name and date | Three of four "
    "| Time, memory |",
    "|---|---|---:|---:|---:|---:|---:|---|",
]


def febrl(made: Path) -> Iterator[str]:
    """The published sets with and without their identifier."""
    for name, files in SETS.items():
        for identifier in (False, True):
            folder = made / f"{name}-{identifier}"
            true = copied(folder, files, identifier=identifier)
            yield row(f"{name}, {'with' if identifier else 'without'} identifier", folder, true)


def copied(folder: Path, files: tuple[str, ...], *, identifier: bool) -> Pairs:
    """Write a published set as files of ours; return the pairs that are of one person."""
    folder.mkdir()
    whose: dict[str, list[Name]] = defaultdict(list)
    for name in files:
        with (FEBRL / f"{name}.csv").open(newline="") as text, (folder / f"{name}.csv").open("w") as out:
            rows = [
                {COLUMNS.get(k.strip(), k.strip()): v.strip() for k, v in each.items()}
                for each in csv.DictReader(text)
            ]
            writer = csv.DictWriter(out, ["record_id", *FOUR, "house_number", "street", "town", "nhs_number"],
                                    extrasaction="ignore")  # fmt: skip
            writer.writeheader()
            for each in rows:
                born = each["date_of_birth"]
                each["date_of_birth"] = f"{born[:4]}-{born[4:6]}-{born[6:]}" if born else ""
                if not identifier:
                    each["nhs_number"] = ""
                writer.writerow(each)
                whose[each["record_id"].split("-")[1]].append((name, each["record_id"]))
    return {frozenset(pair) for some in whose.values() for pair in combinations(some, 2)}


def of_one(whose: dict[Name, Child]) -> Pairs:
    """Every pair of records of one child."""
    held: dict[int, list[Name]] = defaultdict(list)
    for name, child in whose.items():
        held[child.number].append(name)
    return {frozenset(pair) for some in held.values() for pair in combinations(some, 2)}


def invented(made: Path) -> Iterator[str]:
    """Families of several sizes, and with whole kinds of column left out."""
    for what, children, agencies, without in (
        ("Families, one file", 10_000, 1, frozenset[str]()),
        ("Families, two files", 10_000, 2, frozenset[str]()),
        ("Families, three files", 10_000, 3, frozenset[str]()),
        ("Families, two files, no identifier", 10_000, 2, IDENTIFIERS),
        ("Families, two files, no address", 10_000, 2, ADDRESS),
        ("Families, two files, names and dates alone", 10_000, 2, IDENTIFIERS | ADDRESS),
    ):
        folder = made / what
        whose = write(folder, kept(children, agencies, SEED), without=without)
        yield row(f"{what}, {len(whose):,} records", folder, of_one(whose))


def origins(made: Path) -> Iterator[str]:
    """Links missed and links wrong by the origin of the names, on invented families."""
    folder = made / "origins"
    whose = write(folder, kept(20_000, 3, SEED), without=IDENTIFIERS)
    true, found = of_one(whose), linked(folder)[0]
    yield "| Origin of the name | Pairs of one child | Found | Links that are wrong | In confirm, wrong |"
    yield "|---|---:|---:|---:|---:|"
    for origin in sorted({child.origin for child in whose.values()}):
        theirs = {pair for pair in true if any(whose[each].origin == origin for each in pair)}
        told = {pair for pair in found if any(whose[each].origin == origin for each in pair)}
        sure = {pair for pair in told - true if found[pair] == "confirm"}
        right = len(theirs & told) / max(1, len(theirs))
        wrong = len(told - true) / max(1, len(told))
        yield f"| {origin.replace('_', ' ')} | {len(theirs):,} | {right:.1%} | {wrong:.1%} | {len(sure)} |"


def million(made: Path, children: int = MILLION) -> Iterator[str]:
    """A million records of three agencies."""
    folder = made / "million"
    whose = write(folder, kept(children, len(AGENCIES) - 1, SEED))
    yield row(f"Families, three files, {len(whose):,} records", folder, of_one(whose))


def fifth(made: Path) -> Iterator[str]:
    """A fifth of that, for machines that have other things to do."""
    yield from million(made, MILLION // 5)


PARTS = {"families": invented, "febrl": febrl, "origins": origins, "fifth": fifth, "million": million}


def lines(parts: list[str]) -> list[str]:
    """The rows asked for, each part a table."""
    found: list[str] = []
    with TemporaryDirectory() as folder:
        for part in parts:
            if part == "febrl" and not FEBRL.is_dir():
                continue
            made = Path(folder) / part
            made.mkdir()
            found += ["", *(HEAD if part != "origins" else []), *PARTS[part](made)]
            shutil.rmtree(made)
    return found[1:]


if __name__ == "__main__":
    print("\n".join(lines(sys.argv[1:] or list(PARTS))))
