"""Loading the rules: a row the same as its last version changes nothing, a different one adds a version."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.deadlines.models import Rule
from sightline.deadlines.rule_files import SHIPPED, read


@action("deadlines.rules_loaded")
def load_rules(*, by: Viewer, at: datetime, files: Iterable[Path] = (SHIPPED,)) -> list[Rule]:
    """The rules added; none when the files say what is already held."""
    latest = {(rule.code, rule.valid_from): rule for rule in Rule.objects.order_by("version")}
    new = []
    for text in read(files):
        before, said = latest.get((text.code, text.valid_from)), text.columns()
        if before is None or any(getattr(before, name) != value for name, value in said.items()):
            version = before.version + 1 if before else 1
            new.append(Rule(**said, version=version, loaded_at=at))
    return Rule.objects.bulk_create(new)
