"""`python -m sightline.demonstration.returns OUT`: the demonstration borough's extract from the seed, no database."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from sightline.demonstration.returns.folder import all_files
from sightline.demonstration.returns.from_seed import told
from sightline.figures.extract.writing import CannotWrite, write_folder

SINCE, UNTIL = date(2019, 4, 1), date(2023, 3, 31)


def main() -> int:
    """Write the extract; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m sightline.demonstration.returns", description=__doc__)
    parser.add_argument("out", type=Path, help="the folder to write; an earlier extract there is replaced")
    out = parser.parse_args().out
    real = told(SINCE, UNTIL)
    days: dict[str, object] = {"area": "", "from": SINCE.isoformat(), "to": UNTIL.isoformat()}
    days["taken_at"] = "2023-07-29T09:00:00"
    files = all_files(real, days)
    try:
        write_folder(out, files)
    except CannotWrite as refusal:
        sys.stderr.write(f"error: {refusal}\n")
        return 1
    sys.stdout.write(json.dumps({name: len(rows) for name, rows in real.items()}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
