"""What every test may use: two database roles, a still clock, staff of each role, and their viewers."""

import fcntl
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.deadlines.actions import load_rules
from sightline.deadlines.models import Rule
from tests import emptying, kept_database, mailbox_work
from tests.people_of_the_tests import Partnership, member_of_staff, partnership_of_tests

# A test is never timed: a busy machine would fail it. Speed is measured in bench/.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A Wednesday morning with no clock change or holiday near it.
STILL = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)


PLAIN_FILES = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"  # pages are tested before assets are built
)

HERE = Path(__file__).parent
DATABASE = {"db", "transactional_db"}


def pytest_configure(config: pytest.Config) -> None:
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # the real one is slow by design
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_FILES}}
    settings.WHITENOISE_AUTOREFRESH = True  # else every client of every test lists the assets first
    settings.SIGHTLINE_MAILBOX = Path(mkdtemp(prefix="sightline-mailbox-"))
    mailbox_work.hash_quickly()
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        kept_database.of_worker(worker)
    emptying.use()
    from sightline.config.postgres import ensure_started

    ensure_started()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only", action="store_true", help="only tests that use the database: for a second server"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --database-only, leave out what would say the same of any server."""
    if config.getoption("--database-only"):
        kept = [item for item in items if DATABASE & set(getattr(item, "fixturenames", ()))]
        marked = [item for item in items if item not in kept and item.get_closest_marker("django_db")]
        chosen = {*kept, *marked}
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = [item for item in items if item in chosen]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Tests run side by side, save those marked `alone`: what is sealed waits for every open transaction."""
    kind = fcntl.LOCK_EX if item.get_closest_marker("alone") else fcntl.LOCK_SH
    with (settings.VAR / "tests.lock").open("w") as lock, (settings.VAR / "turn.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # whoever waits to be alone is not overtaken by those that share
        fcntl.flock(lock, kind)
        fcntl.flock(turn, fcntl.LOCK_UN)
        return (yield)


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """Both roles' connections to one test database, whichever tests were picked, and never the real one."""
    reuse = request.config.getvalue("reuse_db")
    with django_db_blocker.unblock():
        with kept_database.one_at_a_time():
            kept = reuse or kept_database.adopt()
            made = setup_databases(
                verbosity=0,
                interactive=False,
                aliases={"default": None, "owner": None},
                keepdb=reuse and not request.config.getvalue("create_db"),
            )
            if not kept:
                kept_database.keep()
        wanted = str(settings.TEST_DATABASE)
        _commit_without_waiting_for_the_disk(wanted)
        for alias in ("default", "owner"):
            with connections[alias].cursor() as cursor:
                cursor.execute("SELECT current_database(), current_user")
                name = str(cursor.fetchone())
            assert wanted in name, f"{alias} would write to {name}"
    yield
    with django_db_blocker.unblock():
        emptying.close()
        for connection in connections.all():
            connection.close()
        if not reuse:
            _end_other_sessions(wanted)
            teardown_databases(made, verbosity=0)


def _commit_without_waiting_for_the_disk(database: str) -> None:
    """What a test commits need not outlive a power cut."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {database} SET synchronous_commit = off")
    for connection in connections.all():
        connection.close()  # the next ones know of it


def _end_other_sessions(database: str) -> None:
    """Connections that threads of a journey's site left open would keep the database from being dropped."""
    from sightline.config.postgres import var_folder
    from sightline.config.postgres.provisioning import administrator

    with administrator(var_folder()) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database]
        )


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """One browser for the whole process. Where there is none, what needs it fails and says what is missing."""
    found = subprocess.run(
        [HERE.parent / "tools" / "find-chromium"], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop running in this thread
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip())
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def fixed_clock() -> Iterator[datetime]:
    """The clock stands at half past ten on Wednesday 4 March 2026."""
    with clock.fixed(STILL) as moment:
        yield moment


@pytest.fixture
def at() -> datetime:
    """A moment to hand to actions."""
    return STILL


@pytest.fixture
def rules(db: None, at: datetime) -> None:
    """The shipped rules of the clocks: there from the migration, and again where a test emptied the tables."""
    if not Rule.objects.exists():
        by = system_viewer("test")
        with viewing(by):
            load_rules(by=by, at=at)


@pytest.fixture
def partnership(db: None) -> Partnership:
    """The agencies, teams and areas that tests work in."""
    return partnership_of_tests()


@pytest.fixture
def staff_with(partnership: Partnership) -> Callable[..., Staff]:
    """Make a member of staff: `staff_with("social_worker")`, optionally `employer=` and `team=`."""

    def make(role: str, **also: Any) -> Staff:
        return member_of_staff(partnership, role, **also)

    return make


@pytest.fixture
def viewer_with(staff_with: Callable[..., Staff]) -> Callable[..., Viewer]:
    """Make a viewer: `viewer_with("adviser")`."""

    def make(role: str, **also: Any) -> Viewer:
        return viewer_of(staff_with(role, **also), on=STILL.date())

    return make


@pytest.fixture
def seen_by() -> Callable[[Viewer], AbstractContextManager[Viewer]]:
    """`with seen_by(viewer):` is one transaction through that viewer's eyes."""
    return viewing


@pytest.fixture
def signed_in() -> Callable[[Staff], Client]:
    """A browser in which somebody has signed in with a second factor."""

    def sign_in(staff: Staff) -> Client:
        client = Client()
        client.force_login(staff, backend=settings.AUTHENTICATION_BACKENDS[0])
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": STILL.timestamp()},
            {"method": "mfa", "type": "totp", "at": STILL.timestamp()},
        ]
        session.save()
        return client

    return sign_in
