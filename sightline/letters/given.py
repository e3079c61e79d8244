"""What a form fills and an action keeps."""

from dataclasses import dataclass
from uuid import UUID

from sightline.access.models import Agency
from sightline.letters.states import Kind


@dataclass(frozen=True, kw_only=True)
class Writing:
    """A letter as it is written. `address_id`: of a person; `agency` with its address: of an organisation."""

    kind: Kind
    need: str
    contact: str
    ask: str = ""
    agency: Agency | None = None
    to_lines: str = ""
    address_id: UUID | None = None
    third_party: str = ""
    safe_why: str = ""
