"""Taking an extract goes on the record of access."""

from datetime import datetime

from sightline.access.acts import action
from sightline.access.viewer import Viewer


@action("figures.extract_taken")
def note_extract(*, why: str, by: Viewer, at: datetime) -> None:
    """Put on record that an extract was taken, of which period. `why` says so in words."""
