"""A letter as PDF/UA-1, by Typst. Its text is handed over as data, so that none of it is read as markup."""

import json
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path

from sightline.core.words import day
from sightline.letters.models import Letter
from sightline.letters.wordings import version_of

TEMPLATE = Path(__file__).with_name("letter.typ")


def pdf_of(letter: Letter, *, sender: str, on: datetime) -> bytes:
    """One letter, on one or more sheets."""
    import font_source_sans_pro
    import typst

    said = {
        "title": version_of(letter.kind, letter.wording_version).title,
        "to": letter.to_name,
        "lines": letter.to_lines,
        "reference": letter.reference,
        "day": day(on),
        "body": letter.body,
        "sender": sender,
    }
    with tempfile.TemporaryDirectory(prefix="sightline-letter-") as place:
        folder = Path(place)
        (folder / "letter.typ").write_bytes(TEMPLATE.read_bytes())
        (folder / "letter.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        made = typst.compile(
            str(folder / "letter.typ"),
            root=str(folder),
            font_paths=[font_source_sans_pro.font_directory],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(on.date(), time.min, UTC),
        )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made
