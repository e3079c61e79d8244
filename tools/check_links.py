"""Hold `sightline link` to its bars on the published sets beside the repository: `make check-samples` calls this."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.linking import FEBRL, SETS, copied, harmonic, linked

BARS = {("FEBRL 1", False): 0.99, ("FEBRL 3", False): 0.983, ("FEBRL 4", False): 0.998}


def check(made: Path, name: str, *, identifier: bool) -> str:
    """Link a set; return what is wrong, or nothing."""
    folder = made / f"{name}-{identifier}"
    true = copied(folder, SETS[name], identifier=identifier)
    found, seconds, _ = linked(folder)
    wrong = {pair for pair, band in found.items() if band == "confirm"} - true
    reached = harmonic(set(found), true)
    sys.stdout.write(f"  F1 {reached:.4f}, {len(wrong)} false links in confirm, {seconds:.1f} s\n")
    if wrong:
        return "the upper band holds a false link"
    bar = BARS.get((name, identifier), 0.99)
    return "" if reached >= bar else f"F1 is below {bar}"


def main() -> int:
    """Check every set with and without its identifier; return the exit status."""
    wrong = 0
    with TemporaryDirectory() as made:
        for name in SETS if FEBRL.is_dir() else ():
            for identifier in (False, True):
                sys.stdout.write(f"{name}, {'with' if identifier else 'without'} identifier\n")
                fault = check(Path(made), name, identifier=identifier)
                wrong += bool(fault)
                sys.stdout.write(f"  WRONG: {fault}\n" if fault else "  well\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
