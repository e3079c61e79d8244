"""Bring in each sample file twice and compare: `make check-samples` calls this on a database of its own."""

import json
import subprocess
import sys
from pathlib import Path

SIGHTLINE = Path(sys.executable).with_name("sightline")
COUNTED = ("children", "contacts", "referrals", "episodes", "in_care")


def commands(file: Path) -> list[list[str]]:
    """Return the ways a file is brought in; none for a kind that Sightline does not read."""
    if file.suffix == ".xml":
        return [["import", "cin-census", str(file)]]
    if file.suffix == ".xlsx":
        return [["import", "contacts", str(file), "--mapping", "annex-a"], ["import", "annex-a", str(file)]]
    if file.name in ("missing.csv", "header.csv"):
        return [["import", f"ssda903-{file.stem}", str(file)]]
    return []


def bring_in(how: list[str]) -> dict[str, object]:
    """Run the import and return what it counted."""
    ran = subprocess.run([SIGHTLINE, *how], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise ValueError(ran.stderr.strip().splitlines()[-1] if ran.stderr else "it failed without a word")
    counted = json.loads(ran.stdout)
    if not isinstance(counted, dict):
        raise ValueError("standard output is not a JSON object")
    return counted


def check(how: list[str]) -> str:
    """Bring a file in twice; return what is wrong, or nothing."""
    try:
        first, second = bring_in(how), bring_in(how)
    except ValueError as error:
        return str(error)
    sys.stdout.write(f"  {json.dumps(first)}\n")
    again = [kind for kind in COUNTED if isinstance(second.get(kind), dict) and second[kind]["created"]]  # type: ignore[index]
    return f"the second time added {', '.join(again)}" if again else ""


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
