"""The worker's job of bringing in a file that was sent through the browser."""

import logging
from uuid import UUID

from procrastinate.contrib.django import app

from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.core.files.faults import Unreadable
from sightline.front_door import hub_tasks as hub_tasks
from sightline.front_door.actions.importing import drop_upload
from sightline.front_door.imports.running import File, bring_in
from sightline.front_door.imports.undoing import take_file_back
from sightline.front_door.models import ImportBack, Upload
from sightline.front_door.models.imports import FileKind
from sightline.front_door.queries.imports import mapping_called

log = logging.getLogger(__name__)


@app.task(name="sightline.bring_in_file", queue="files")
def bring_in_file(upload_id: str, mapping: str) -> None:
    """Bring in a file sent earlier; it is let go of when that is done. A second run finds it gone."""
    by = system_viewer("import")
    with viewing(by):
        upload = Upload.objects.filter(pk=UUID(upload_id)).first()
        how, saved = mapping_called(mapping) if mapping else (None, None)
    if upload is None:
        return
    file = File(upload.name, bytes(upload.content), FileKind(upload.kind), how, saved, upload.sent_by_id)
    try:
        bring_in(file, at=clock.now())
    except Unreadable:
        log.exception("a file that was read when it was sent could not be read when it was brought in")
    with viewing(by):
        drop_upload(upload=upload, by=by, at=clock.now())


@app.task(name="sightline.take_back_file", queue="files")
def take_back_file(back_id: str) -> None:
    """Withdraw what a file made. A second run goes on with what the first left."""
    with viewing(system_viewer("import")):
        back = ImportBack.objects.select_related("of_import").filter(pk=UUID(back_id)).first()
    if back is not None:
        take_file_back(lambda: back, at=clock.now())
