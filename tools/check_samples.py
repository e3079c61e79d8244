"""Bring in each sample file twice, take it back and bring it in again, on a database of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SIGHTLINE = Path(sys.executable).with_name("sightline")
BESIDE = ("here", "warnings", "errors")  # what the counts hold that was not made
TABLES = ("missing", "header", "episodes")


def commands(file: Path) -> list[list[str]]:
    """Return the ways a file is brought in; none for a kind that Sightline does not read."""
    if file.suffix == ".xml":
        return [["import", "cin-census", str(file)]]
    if file.suffix == ".xlsx":
        return [["import", "contacts", str(file), "--mapping", "annex-a"], ["import", "annex-a", str(file)]]
    if file.suffix == ".csv" and (table := next((each for each in TABLES if each in file.stem), None)):
        return [["import", f"ssda903-{table}", str(file)]]
    return []


def run(how: list[str]) -> dict[str, Any]:
    """Run a command and return what it counted."""
    ran = subprocess.run([SIGHTLINE, *how], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise ValueError(ran.stderr.strip().splitlines()[-1] if ran.stderr else "it failed without a word")
    counted = json.loads(ran.stdout)
    if not isinstance(counted, dict):
        raise ValueError("standard output is not a JSON object")
    return counted


def made(counted: dict[str, Any]) -> dict[str, int]:
    """How many of each kind were new."""
    return {kind: numbers["created"] for kind, numbers in counted.items() if kind not in BESIDE}


def check(how: list[str]) -> str:
    """Bring a file in twice, take it back, bring it in again; return what is wrong, or nothing."""
    try:
        first, second = run(how), run(how)
        back = run(["import", "take-back", how[2], "--why", "A check of the samples."])
        again = run(how)
    except ValueError as error:
        return str(error)
    sys.stdout.write(f"  {json.dumps(first)}\n  taken back: {json.dumps(back['withdrawn'])}\n")
    if any(made(second).values()):
        return f"the second time added {made(second)}"
    return "" if made(again) == made(first) else f"after it was taken back it gave {made(again)}"


def main() -> int:
    """Check every file; return the exit status."""
    wrong = 0
    for file in sorted(Path(sys.argv[1]).rglob("*")):
        for how in commands(file) if file.is_file() else []:
            sys.stdout.write(f"{file.name}: {how[1]}\n")
            fault = check(how)
            wrong += bool(fault)
            sys.stdout.write(f"  WRONG: {fault}\n" if fault else "  well\n")
    sys.stdout.write(
        f"{wrong} of the sample files need attention.\n" if wrong else "All the sample files went in.\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
