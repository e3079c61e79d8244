"""People who write and publish public pages, and one page on its way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest

from sightline.access.viewer import Viewer, viewing
from sightline.content.actions import preview_version, publish_version, sign_translation, write_version
from sightline.content.given import Writing
from sightline.content.models import Version

SLUG = "young-people"
DAY = date(2026, 9, 1)


@dataclass
class Press:
    """Three people and what they do with one page."""

    writer: Viewer
    second: Viewer
    third: Viewer
    at: datetime

    def write(
        self,
        body: str = "You will be believed.",
        *,
        language: str = "en",
        by: Viewer | None = None,
        **also: Any,
    ) -> Version:
        given = {"slug": SLUG, "title": "For you", "why": "Agreed by the group", **also}
        seen = given.pop("seen", 0)
        who = by or self.writer
        with viewing(who):
            return write_version(
                writing=Writing(body=body, language=language, **given), seen=seen, by=who, at=self.at
            )

    def preview(self, version: Version, by: Viewer | None = None) -> None:
        who = by or self.writer
        with viewing(who):
            preview_version(**self.of(version), by=who, at=self.at)

    def publish(self, version: Version, by: Viewer | None = None, day: date | None = DAY) -> None:
        who = by or self.second
        with viewing(who):
            publish_version(**self.of(version), review_on=day, words="", by=who, at=self.at)

    def sign(self, version: Version, by: Viewer | None = None, **also: Any) -> None:
        who = by or self.second
        given = {
            "translator": "Ania Nowak",
            "standing": "Chartered linguist",
            "signed_on": self.at.date(),
            **also,
        }
        with viewing(who):
            sign_translation(**self.of(version), **given, by=who, at=self.at)

    def published(self, body: str = "You will be believed.", **also: Any) -> Version:
        made = self.write(body, **also)
        self.preview(made)
        self.publish(made)
        return made

    @staticmethod
    def of(version: Version) -> dict[str, Any]:
        return {"slug": version.slug, "language": version.language, "number": version.number}


@pytest.fixture
def press(rules: None, viewer_with: Callable[..., Viewer], at: datetime, fixed_clock: datetime) -> Press:
    people = [
        viewer_with(role) for role in ("partnership_officer", "governance_officer", "partnership_officer")
    ]
    return Press(people[0], people[1], people[2], at)
