"""Every write of bringing in a file."""

from sightline.front_door.actions.importing.census import import_children
from sightline.front_door.actions.importing.contacts import import_contacts
from sightline.front_door.actions.importing.facts import import_facts
from sightline.front_door.actions.importing.files import begin_import, drop_upload, end_import, keep_upload
from sightline.front_door.actions.importing.listed import import_listed_referrals
from sightline.front_door.actions.importing.mappings import save_mapping
from sightline.front_door.actions.importing.returns import (
    import_in_care,
    import_returned,
    import_returned_children,
)
from sightline.front_door.actions.importing.taking_back import (
    begin_take_back,
    withdraw_children,
    withdraw_contacts,
    withdraw_entries,
    withdraw_facts,
    withdraw_referrals,
    withdraw_said,
)

__all__ = [
    "begin_import",
    "begin_take_back",
    "drop_upload",
    "end_import",
    "import_children",
    "import_contacts",
    "import_facts",
    "import_in_care",
    "import_listed_referrals",
    "import_returned",
    "import_returned_children",
    "keep_upload",
    "save_mapping",
    "withdraw_children",
    "withdraw_contacts",
    "withdraw_entries",
    "withdraw_facts",
    "withdraw_referrals",
    "withdraw_said",
]
