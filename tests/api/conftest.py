"""Keys of three organisations, and somebody who calls with one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from sightline.access.models import Agency, AuditEvent, Staff
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.api.actions import make_key
from sightline.api.models import Key
from sightline.api.permissions import carried
from sightline.api.states import Scope
from sightline.education.actions import add_setting
from sightline.education.states import Phase
from tests.api.listening import Listener, listening
from tests.people_of_the_tests import Partnership, member_of_staff

ROOT = "/api/v1"
ALL = [each.value for each in Scope]


def contact_body(**also: Any) -> dict[str, Any]:
    """What a partner's system might send."""
    given: dict[str, Any] = {
        "children": [{"reference": "P-1", "given_names": "Jon", "family_name": "Reed", "born": "2011-05-14"}],
        "referrer": {"name": "Ann Teacher", "role": "Safeguarding lead", "phone": "01632 960001"},
        "words": "He has come in tired and with money he cannot explain.",
        "sharing_basis": "welfare",
        "family_told": "yes",
        "family_told_what": "That we would speak to the front door.",
        "urgency": "amber",
        "their_reference": "CASE-7",
    }
    return given | also


def missing_body(**also: Any) -> dict[str, Any]:
    """What a force's system might send."""
    given: dict[str, Any] = {
        "child": {"reference": "N-9", "given_names": "Ada", "family_name": "Holt"},
        "missing_since": "2026-03-03T21:00:00+00:00",
        "police_reference": "MP/26/114",
        "told_by": "PC Reed",
        "words": "Did not come home from her friend.",
        "their_reference": "MP/26/114",
    }
    return given | also


def return_body(**also: Any) -> dict[str, Any]:
    """What a school's system might send."""
    given: dict[str, Any] = {
        "pupil": {"given_names": "Amelia", "family_name": "Okafor", "born": "2010-03-04"},
        "noticed_on": "2026-02-27",
        "factors": ["MISS"],
        "early_help": "declined",
    }
    return given | also


@dataclass
class Caller:
    """Calls by one key."""

    token: str
    key: Key
    client: Client = field(default_factory=Client)

    def get(self, path: str, **also: Any) -> Any:
        return self.client.get(f"{ROOT}/{path}", headers=self._headers(), **also)

    def post(self, path: str, body: Any, *, once: str = "", **also: Any) -> Any:
        headers = self._headers() | {"Idempotency-Key": once or str(uuid4())}
        url = f"{ROOT}/{path}"
        return self.client.post(url, data=body, content_type="application/json", headers=headers, **also)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@dataclass
class Desk:
    """Makes keys: an administrator's work."""

    there: Partnership
    at: datetime
    administrator: Viewer

    def key(
        self, role: str, agency: Agency, scopes: list[str] | None = None, *, until: date | None = None
    ) -> Caller:
        staff = member_of_staff(self.there, role, employer=agency, team=None)
        return self.key_for(staff, scopes, until=until)

    def key_for(self, staff: Staff, scopes: list[str] | None = None, *, until: date | None = None) -> Caller:
        post = staff.posts.get()
        with viewing(self.administrator):
            made, token = make_key(
                key=uuid4(),
                title=f"System of {post.employer.name}",
                post=post,
                scopes=[each for each in ALL if each in carried(post)] if scopes is None else scopes,
                expires_on=until or self.at.date() + timedelta(days=90),
                by=self.administrator,
                at=self.at,
            )
        return Caller(token, made)


def refused(kind: str = "") -> int:
    """Refusals on the record of access."""
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        rows = AuditEvent.objects.filter(outcome=Outcome.REFUSED)
        return (rows.filter(kind=kind) if kind else rows).count()


@pytest.fixture
def desk(partnership: Partnership, rules: None, fixed_clock: datetime) -> Desk:
    return Desk(
        partnership,
        fixed_clock,
        viewer_of(member_of_staff(partnership, "administrator"), on=fixed_clock.date()),
    )


def listed(desk: Desk, agency: Agency) -> Caller:
    """The key of a school that is on the list of those that return pupils."""
    by = viewer_of(member_of_staff(desk.there, "education_coordinator"), on=desk.at.date())
    with viewing(by):
        add_setting(agency=agency, phase=Phase.SECONDARY, joined_on=date(2020, 9, 1), by=by, at=desk.at)
    return desk.key("school_lead", agency)


@pytest.fixture
def school(desk: Desk) -> Caller:
    """A school's."""
    return listed(desk, desk.there.school)


@pytest.fixture
def force(desk: Desk) -> Caller:
    """The police's, for missing children."""
    return desk.key("police_missing", desk.there.police)


@pytest.fixture
def charity(desk: Desk) -> Caller:
    """A charity's system."""
    return desk.key("agency_worker", desk.there.charity)


@pytest.fixture
def police(desk: Desk) -> Caller:
    """Another organisation's."""
    return desk.key("agency_worker", desk.there.police)


@pytest.fixture
def listener(settings: Any) -> Iterator[Listener]:
    """A receiver on this machine, which may be called."""
    settings.SIGHTLINE_WEBHOOKS_LOOPBACK = True
    with listening() as found:
        yield found


Signs = Callable[[Staff], Client]
