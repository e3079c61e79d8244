"""A file of returns that a setting sent. A fact; its entries point to it."""

from typing import ClassVar

from django.db import models

from sightline.access.records import Fact
from sightline.education.models.settings import Setting, SettingRows


class ReturnFile(Fact):
    """One file, known again by its digest, so that it is brought in once."""

    RETENTION = "reference"
    PERSONAL = frozenset({"name"})

    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()

    objects: ClassVar = SettingRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["setting", "digest"], name="education_file_once")
        ]

    def __str__(self) -> str:
        return self.name


class FileFault(Fact):
    """One thing wrong with one row of a file: nothing of that row was kept. Never what the cell held."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(ReturnFile, on_delete=models.PROTECT, related_name="faults")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=40)
    sentence = models.CharField(max_length=300)

    objects: ClassVar = SettingRows.as_manager()

    def __str__(self) -> str:
        return f"row {self.row} of {self.file_id}"
