"""The database as the public process's own role: a few functions, what a code leads to, and nothing else.

What is tried here is tried as that role, on committed rows, by a connection of its own.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors

from sightline.access.viewer import viewer_of
from sightline.core import clock
from sightline.core.sealed import keys_of_code, seal
from sightline.public import process, sending, store
from sightline.public.tokens import begin
from tests.mailbox_work import PEPPER, as_role, database_of, make_keys
from tests.people_of_the_tests import member_of_staff, partnership_of_tests
from tests.quarantine_work import switched_on

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)
MINE, THEIRS = "1" * 16, "2" * 16
Connection = psycopg.Connection[Any]
NOT_ALLOWED = (errors.InsufficientPrivilege, errors.UndefinedTable, errors.UndefinedFunction)
EIGHT = {"keys", "leave", "say", "read", "keep_draft", "drop_draft", "takes_documents", "attach"}
OF_WORDS = {"pages", "page", "report", "report_file"}
OF_THE_DIRECTORY = {"services"}


@pytest.fixture(autouse=True)
def two_conversations(transactional_db: None) -> Iterator[None]:
    make_keys()
    with store.reached(database_of("public")):
        for code, words in ((MINE, "Mine"), (THEIRS, "Theirs")):
            told = {"who": "friend", "what": words}
            assert sending.send(told, begin(code), keys_of_code(code, PEPPER), soon="soon")
        yield


@pytest.fixture
def public() -> Iterator[Connection]:
    with as_role("public") as connection:
        yield connection


def listed(role: str, query: str) -> list[Any]:
    with as_role(role) as connection:
        return connection.execute(query.encode()).fetchall()


def test_it_can_call_a_closed_list_of_functions_and_no_more(public: Connection) -> None:
    found = public.execute(
        "SELECT n.nspname, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'for_tests')"
        " AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')"
    ).fetchall()
    assert {name for schema, name in found if schema == "mailbox"} == EIGHT
    assert {name for schema, name in found if schema == "published"} == OF_WORDS
    assert {name for schema, name in found if schema == "directory"} == OF_THE_DIRECTORY
    assert {schema for schema, _ in found} == {"mailbox", "published", "directory"}


def test_each_of_them_looks_for_names_in_one_place(public: Connection) -> None:
    found = public.execute(
        "SELECT proname, prosecdef, proconfig FROM pg_proc"
        " WHERE pronamespace::regnamespace::text IN ('mailbox', 'published', 'directory')"
    ).fetchall()
    assert {name for name, *_ in found} == EIGHT | {"put"} | OF_WORDS | OF_THE_DIRECTORY
    assert all(definer and config == ["search_path=public, pg_temp"] for _, definer, config in found)


def test_it_reads_and_writes_no_table_at_all(public: Connection) -> None:
    tables = listed(
        "owner", "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S')"
        " AND n.nspname IN ('public', 'mailbox', 'published', 'directory')",
    )  # fmt: skip
    assert len(tables) > 200
    for schema, table in tables:
        for statement in ("SELECT 1 FROM {}", "DELETE FROM {}", "INSERT INTO {} DEFAULT VALUES"):
            with pytest.raises(NOT_ALLOWED):
                public.execute(statement.format(f'{schema}."{table}"').encode())


@pytest.mark.parametrize(
    "attempt",
    [
        "SELECT mailbox.put(gen_random_uuid(), gen_random_uuid(), '', '{}', '2026-03-04')",
        "SELECT access_may('front_door.read')",
        "SELECT public.access_set_viewer('{}', 1)",
        "SELECT public.people_find('Jon')",
        "SELECT information_rights_dispose(gen_random_uuid())",
        "SET ROLE sightline_owner",
        "SET ROLE sightline_app",
        "SET SESSION AUTHORIZATION sightline_backup",
        "CREATE TABLE mailbox.mine (a int)",
        "CREATE TABLE directory.mine (a int)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION mailbox.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "ALTER FUNCTION mailbox.read(bytea) SET search_path = pg_temp",
        "ALTER ROLE sightline_public SUPERUSER",
        "COPY front_door_envelope TO STDOUT",
        "COPY (SELECT 1) TO PROGRAM 'id'",
        "SELECT pg_read_file('postgresql.conf')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT passwd FROM pg_shadow",
    ],
)
def test_what_a_broken_into_process_would_try(public: Connection, attempt: str) -> None:
    with pytest.raises((*NOT_ALLOWED, errors.InvalidParameterValue)):
        public.execute(attempt.encode())


def test_it_cannot_take_every_connection_of_the_server(public: Connection) -> None:
    limits = public.execute("SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user").fetchall()
    assert limits == [(24,)]


def test_it_ends_nobody_else_s_connection(public: Connection) -> None:
    with as_role("owner") as owner, pytest.raises(errors.InsufficientPrivilege):
        public.execute("SELECT pg_terminate_backend(%s)", [owner.info.backend_pid])


def test_a_table_of_its_own_making_is_not_taken_for_the_mailbox(public: Connection) -> None:
    """The test database lets anybody make one; the real one does not."""
    public.execute("CREATE TEMP TABLE front_door_envelope (LIKE pg_class)")
    assert public.execute("SELECT * FROM mailbox.read(%s)", [keys_of_code(MINE, PEPPER).lookup]).fetchall()


def test_only_what_a_code_leads_to_is_read(public: Connection) -> None:
    mine = keys_of_code(MINE, PEPPER)
    found = public.execute("SELECT * FROM mailbox.read(%s)", [mine.lookup]).fetchall()
    assert len(found) == 1
    for place in (b"", b"\x00" * 32, mine.public, mine.lookup[:-1] + b"\x00", b"%", None):
        assert public.execute("SELECT * FROM mailbox.read(%s)", [place]).fetchall() == []


def test_one_code_opens_nothing_of_another_conversation() -> None:
    mine, theirs = keys_of_code(MINE, PEPPER), keys_of_code(THEIRS, PEPPER)
    assert [line.told["what"] for line in sending.read(mine).lines] == ["Mine"]
    crossed = type(mine)(lookup=theirs.lookup, private=mine.private, draft=mine.draft)
    assert sending.read(crossed).lines == [], "another's place, and a key that does not open it"


def a_text(envelope: str, text: str) -> tuple[bytes, str]:
    readers = {key.id: key.public for key in store.public_keys() if key.custodian in sending.OPENERS}
    readers["teller"] = keys_of_code(MINE, PEPPER).public
    made = seal("x", readers, place=f"{envelope}/{text}")
    return made.body, store._hex(made.keys)


Spoils = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.mark.parametrize(
    "spoils",
    [
        lambda given: given | {"place": b"short"},
        lambda given: given | {"teller": b"short"},
        lambda given: given | {"soon": "at once"},
        lambda given: given | {"body": b"in the open"},
        lambda given: given | {"body": b"x" * (512 * 1024 + 1)},
        lambda given: given | {"wrapped": "{}"},
        lambda given: given | {"wrapped": '{"teller": "00"}'},
        lambda given: given | {"wrapped": json.dumps({"teller": "00" * 80})},
    ],
)
def test_what_is_not_sealed_to_every_reader_is_not_taken(public: Connection, spoils: Spoils) -> None:
    envelope, text = str(uuid4()), str(uuid4())
    body, wrapped = a_text(envelope, text)
    whole = {"place": b"p" * 32, "teller": b"t" * 32, "soon": "soon", "body": body, "wrapped": wrapped}
    asked = "SELECT mailbox.leave(%s, %s, %s, %s, %s, %s, %s, %s)"

    def leave(given: dict[str, Any]) -> None:
        values = [given[name] for name in ("place", "teller", "soon", "body", "wrapped")]
        public.execute(asked.encode(), [envelope, text, *values, clock.wall_clock()])

    with pytest.raises(errors.CheckViolation):
        leave(spoils(whole))
    leave(whole)


def test_a_conversation_cannot_be_filled_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = keys_of_code(MINE, PEPPER)
    held = sending.read(mine).envelope
    answers = [sending.add({"what": "x"}, held, str(uuid4()), mine) for _ in range(201)]
    assert answers.count("left") == 199
    assert answers[-1] == "full"
    assert sending.add({"what": "x"}, held, str(uuid4()), keys_of_code("3" * 16, PEPPER)) == "none"


def test_a_document_is_put_there_and_never_read_again(public: Connection) -> None:
    """Off it is not taken; on it is, sealed to two custodians and no other; what comes back is a word."""
    mine = keys_of_code(MINE, PEPPER)
    assert sending.attach("pdf", b"%PDF-1.7", begin(MINE).text, mine) == "off"
    _switch_on()
    text = begin(MINE).text
    assert sending.attach("pdf", b"%PDF-1.7 Quillfeather", text, mine) == "left"
    assert sending.attach("pdf", b"%PDF-1.7", begin("3" * 16).text, keys_of_code("3" * 16, PEPPER)) == "none"
    body = listed("owner", "SELECT body FROM front_door_documentbody")[0][0]
    answers = [
        *public.execute("SELECT mailbox.takes_documents()").fetchall(),
        *public.execute("SELECT * FROM mailbox.keys()").fetchall(),
        *public.execute("SELECT * FROM mailbox.read(%s)", [mine.lookup]).fetchall(),
    ]
    assert body not in [each for row in answers for each in row]
    found = public.execute(
        "SELECT proname, prorettype::regtype::text FROM pg_proc WHERE pronamespace = 'mailbox'::regnamespace"
        " AND proname IN ('takes_documents', 'attach')"
    ).fetchall()
    assert set(found) == {("takes_documents", "boolean"), ("attach", "text")}
    for names in (("quarantine", "main"), ("quarantine", "second", "main"), ("second",)):
        readers = {key.id: key.public for key in store.public_keys() if key.custodian in names}
        sealed, place = seal("x", readers, place="x"), mine.lookup
        with pytest.raises(errors.CheckViolation):
            store.attach(
                str(uuid4()), place=place, kind="pdf", body=sealed.body, wrapped=sealed.keys, at=clock.now()
            )


def _switch_on() -> None:
    there = partnership_of_tests()
    manager, second = (member_of_staff(there, role) for role in ("front_door_manager", "governance_officer"))
    first, other = (viewer_of(each, on=clock.today()) for each in (manager, second))
    switched_on(manager, first=first, second=other)


def test_a_draft_does_not_take_a_conversation_s_place() -> None:
    assert not sending.keep({"what": "x"}, keys_of_code(MINE, PEPPER))
    store.drop_draft(keys_of_code(MINE, PEPPER).lookup)
    assert sending.read(keys_of_code(MINE, PEPPER)).lines, "and letting a draft go takes no conversation away"


def test_a_connection_that_broke_is_made_again_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "database", lambda: database_of("public"))
    store._here.connection.close()
    assert store.public_keys()
    monkeypatch.setattr(process, "database", lambda: {"host": "/nowhere", "dbname": "none"})
    store._here.connection.close()
    with pytest.raises(store.Unreachable):
        store.public_keys()
