"""Pages set by Typst as PDF/UA-1. Text is handed over as data, so that none of it is read as markup."""

import json
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any


def set_pages(template: Path, said: dict[str, Any], *, on: datetime) -> bytes:
    """A PDF: the template reads what is said from the file of data beside it, which bears its own name."""
    import font_source_sans_pro
    import typst

    with tempfile.TemporaryDirectory(prefix="sightline-pages-") as place:
        folder = Path(place)
        (folder / template.name).write_bytes(template.read_bytes())
        data = folder / template.with_suffix(".json").name
        data.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        made = typst.compile(
            str(folder / template.name),
            root=str(folder),
            font_paths=[font_source_sans_pro.font_directory],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(on.date(), time.min, UTC),
        )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made
