"""Reads of imports: saved mappings and what came of files."""

from sightline.front_door.models import ColumnMapping


def newest_mappings() -> list[ColumnMapping]:
    """The version in use of each saved mapping, by name."""
    return list(ColumnMapping.objects.order_by("name", "-number").distinct("name"))


def newest_mapping(name: str) -> ColumnMapping | None:
    found: ColumnMapping | None = ColumnMapping.objects.filter(name=name).order_by("-number").first()
    return found
