"""Build the pages' style sheet and script from the npm packages and `core/assets`, into `build/static`.

Run by `make`, which knows when anything changed. Everything is made in a new folder that takes the old one's
place only when it is whole and holds nothing we may not serve: no address from the site's root (the hashing
of file names would miss it), no licensed font, no crown or crest.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCES = REPOSITORY / "sightline" / "core" / "assets"
PACKAGES = REPOSITORY / "node_modules"
BUILT = REPOSITORY / "build" / "static"
ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)")
FORBIDDEN = re.compile(r"GDS Transport|url\([^)]*(?:crown|crest|logotype)", re.IGNORECASE)
CREST = "./assets/images/govuk-crest.svg"  # named by the sheet's footer; the royal arms are not ours
NOTHING = "./assets/images/nothing.svg"
COPIED = {".svg", ".png", ".ico", ".webp", ".txt", ".webmanifest"}


class AssetsRefusedError(Exception):
    """What was built may not be served."""


def build(into: Path) -> None:
    """Build everything into a folder and check it."""
    into.mkdir(parents=True)
    _style_sheet(into / "site.css")
    _script(into / "site.js")
    for each in sorted(SOURCES.rglob("*")):
        if each.suffix in COPIED:
            _copy(each, into / each.relative_to(SOURCES))
    for sheet in into.glob("*.css"):
        _bring_images(sheet)


def _style_sheet(made: Path) -> None:
    where = [
        f"--load-path={PACKAGES}",
        f"--load-path={REPOSITORY}",
    ]  # MOJ's sheet looks for node_modules/ itself
    options = ["--style=compressed", "--no-source-map", "--quiet", "--no-color"]
    _node("sass/sass.js", *options, *where, f"{SOURCES / 'site.scss'}:{made}")


def _script(made: Path) -> None:
    """Bundle the script with all it imports: files that import one another would keep unhashed names."""
    program = PACKAGES / "@esbuild" / _platform() / "bin" / "esbuild"
    options = ["--bundle", "--minify", "--format=iife", "--target=es2020", "--legal-comments=none"]
    _run([str(program), str(SOURCES / "site.js"), *options, "--log-level=warning", f"--outfile={made}"])


def _platform() -> str:
    """Return the name of esbuild's program for this machine: npm installs exactly one."""
    found = [each.name for each in (PACKAGES / "@esbuild").iterdir() if (each / "bin" / "esbuild").exists()]
    if len(found) != 1:
        raise AssetsRefusedError("esbuild has no program for this machine.")
    return found[0]


def _bring_images(sheet: Path) -> None:
    """Copy the pictures a style sheet names, and nothing else of the packages."""
    text = sheet.read_text().replace(CREST, NOTHING)
    sheet.write_text(text)
    refused = FORBIDDEN.search(text)
    if refused:
        raise AssetsRefusedError(f"{sheet.name} names {refused.group()}, which we may not serve.")
    for address in sorted(set(ADDRESS.findall(text))):
        if address == NOTHING:
            (sheet.parent / address).parent.mkdir(parents=True, exist_ok=True)
            (sheet.parent / address).write_text('<svg xmlns="http://www.w3.org/2000/svg"/>\n')
        elif address.startswith("./assets/"):
            _copy(_picture(address.removeprefix("./assets/")), sheet.parent / address)
        elif not address.startswith("data:"):
            raise AssetsRefusedError(f"{sheet.name} asks for {address}; addresses must be relative.")


def _picture(name: str) -> Path:
    for package in ("@ministryofjustice/frontend/moj/assets", "govuk-frontend/dist/govuk/assets"):
        found = PACKAGES / package / name
        if found.exists():
            return found
    raise AssetsRefusedError(f"No package has the picture {name}.")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _node(script: str, *arguments: str) -> None:
    _run([str(Path(sys.executable).parent / "node"), str(PACKAGES / script), *arguments])


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, cwd=REPOSITORY, stdin=subprocess.DEVNULL)


def main() -> None:
    """Build, and put the result in place in one step."""
    unfinished, old = BUILT.with_name("static-new"), BUILT.with_name("static-old")
    for each in (unfinished, old):
        shutil.rmtree(each, ignore_errors=True)
    build(unfinished)
    if BUILT.exists():
        BUILT.rename(old)
    unfinished.rename(BUILT)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    main()
