"""A file from another system: sent, its columns set out, looked at, brought in, seen to have come in."""

from collections.abc import Callable

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.front_door.models import Upload
from sightline.front_door.tasks import bring_in_file
from tests.conftest import STILL
from tests.journeys.conftest import BOTH, Opens

FILE = (
    b"Contact date,Came from,Child,DOB,What was said\n"
    b"02/03/2026,Blue lights,Ada Brook,06/2012,A worry about the park\n"
    b"soon,Police,Ben Brook,2011,A worry about the bus\n"
)


@BOTH
def test_a_file_is_sent_and_brought_in(
    opens_a_window: Opens, staff_with: Callable[..., Staff], rules: None, scripts: bool
) -> None:
    visitor = opens_a_window(
        staff_with("front_door_manager"), scripts=scripts, pictures="files" if scripts else ""
    )
    visitor.visit("/contacts/files/").sees("No file has been brought in yet.").press("Bring in a file")
    visitor.choose("Contacts")
    sent = {"name": "march.csv", "mimeType": "text/csv", "buffer": FILE}
    visitor.page.get_by_label("The file", exact=True).set_input_files(sent)  # type: ignore[arg-type]
    visitor.press("Continue").sees("What do the columns hold?", "First value: Blue lights")
    visitor.fill("Name of this mapping", "Police list").select("Column “Came from”", "Source")
    visitor.select("Column “What was said”", "What they told us")
    visitor.fill("What the file's own words mean", "Source: Blue lights = Police")
    visitor.press("Save and look at the file").sees("1 child, 1 contact", "The date received cannot be read")
    visitor.press("Bring it in").sees("The file is being brought in", "march.csv")
    with clock.fixed(STILL):
        with viewing(system_viewer("test")):
            key = str(Upload.objects.get().pk)
        bring_in_file(key, "police-list")
    visitor.visit("/contacts/files/").follow("march.csv").sees("1 not kept", "Police list (version 1)")
    visitor.visit("/contacts/").sees("Ada Brook")
    visitor.checked()
