"""The register as a list, which agreements cover a sharing, what is told with them (IS-14, IS-15, IS-18)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.actions import agreements as acts
from sightline.access.models import Agency, SharingAgreement, Staff
from sightline.access.queries.agreements import agreements_covering, register
from sightline.access.states import AgencyKind, SharingPurpose
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from tests.people_of_the_tests import Partnership
from tests.sharing import proposed, sign, signed_off

Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]
ENQUIRY = SharingPurpose.ENQUIRY


@pytest.fixture
def officer(staff_with: Make) -> Staff:
    return staff_with("governance_officer")


@pytest.fixture
def keeper(officer: Staff) -> Viewer:
    return viewer_of(officer, on=clock.today())


@pytest.fixture
def signer(viewer_with: Callable[..., Viewer]) -> Viewer:
    return viewer_with("partnership_officer")


@pytest.mark.parametrize(
    ("who", "purpose", "covered"),
    [
        (["council", "police"], "enquiry", True),
        (["council", "school"], "enquiry", True),
        (["council", "other_school"], "enquiry", False),  # of the kind, and has not signed
        (["council", "charity"], "enquiry", False),  # no party
        (["council", "police"], "licensing", False),  # another purpose
        (["council", "police", "school"], "referral", True),
    ],
)
def test_what_covers_a_sharing(
    who: list[str], purpose: str, covered: bool, keeper: Viewer, signer: Viewer, partnership: Partnership
) -> None:
    made = signed_off(keeper, signer, [partnership.council, partnership.police], ["school"])
    sign(keeper, made, of=partnership.school)
    proposed(keeper, [partnership.council, partnership.charity], title="Only proposed")
    other = Agency.objects.create(name="Other School", kind=AgencyKind.SCHOOL)
    named = [other if each == "other_school" else getattr(partnership, each) for each in who]
    found = agreements_covering(named, SharingPurpose(purpose), clock.today())
    assert list(found) == ([made] if covered else [])


def test_a_signature_for_a_whole_kind_covers_each_of_it(
    keeper: Viewer, signer: Viewer, partnership: Partnership
) -> None:
    made = signed_off(keeper, signer, [partnership.council], ["school"])
    pair = [partnership.council, partnership.school]
    assert not agreements_covering(pair, ENQUIRY, clock.today())
    sign(keeper, made)
    assert list(agreements_covering(pair, ENQUIRY, clock.today())) == [made]
    assert not agreements_covering(pair, ENQUIRY, clock.today() - timedelta(days=1))


def test_leave_that_comes_first_is_told_with_it(
    keeper: Viewer, signer: Viewer, staff_with: Make, partnership: Partnership, signed_in: SignIn
) -> None:
    made = signed_off(
        keeper,
        signer,
        [partnership.council],
        [AgencyKind.LICENSING],
        purposes=[SharingPurpose.LICENSING],
        ask_first_id=partnership.police.pk,
        ask_first_words="The exploitation desk is rung before a licensing officer is told.",
    )
    sign(keeper, made)
    licensing = Agency.objects.create(name="Licensing team", kind=AgencyKind.LICENSING)
    found = agreements_covering([partnership.council, licensing], SharingPurpose.LICENSING, clock.today())
    assert [each.ask_first for each in found] == [partnership.police]
    page = signed_in(staff_with("agency_worker")).get(reverse("access:agreement", args=[made.pk]))
    assert "Marches Police. The exploitation desk is rung" in page.content.decode()
    assert "Tell what is needed to protect the child, and keep why." in page.content.decode()
    assert "Withdraw it" not in page.content.decode()


def test_a_version_is_never_rewritten(keeper: Viewer, partnership: Partnership) -> None:
    made = proposed(keeper, [partnership.police])
    with viewing(keeper), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        SharingAgreement.objects.filter(pk=made.pk).update(title=F("law"))


def test_the_register_filters_by_address(
    keeper: Viewer, signer: Viewer, partnership: Partnership, officer: Staff, signed_in: SignIn
) -> None:
    signed_off(keeper, signer, [partnership.police], ["probation"], title="With the police")
    signed_off(keeper, signer, [partnership.charity, partnership.council], [], title="With mentors")
    client, path = signed_in(officer), reverse("access:agreements")

    def titles(**query: str) -> list[str]:
        page = client.get(path, query).content.decode()
        return [title for title in ("With the police", "With mentors") if title in page]

    assert titles(agency=str(partnership.charity.pk)) == ["With mentors"]
    assert titles(kind="probation") == ["With the police"]
    assert titles(kind="police") == ["With the police"]
    assert titles(named="mentors") == ["With mentors"]
    assert titles(purpose="licensing") == []
    assert titles(state="proposed") == []
    assert "No agreement fits." in client.get(path, {"state": "proposed"}).content.decode()


def test_a_longer_register_asks_no_more(
    officer: Staff, keeper: Viewer, signer: Viewer, partnership: Partnership, signed_in: SignIn
) -> None:
    client = signed_in(officer)
    made = signed_off(keeper, signer, [partnership.police])
    sign(keeper, made)
    paths = {
        reverse("access:agreements"): 17,
        reverse("access:agreement", args=[made.pk]): 19,
    }
    few: dict[str, int] = {}
    for path in paths:
        client.get(path)
        few[path] = _asked(client, path)
    for number in range(6):
        sign(keeper, signed_off(keeper, signer, [partnership.police], title=f"Agreement {number}"))
    with viewing(keeper):
        acts.review_agreement(
            agreement_id=made.pk,
            next_review_on=clock.today() + timedelta(days=9),
            words="Stands.",
            by=keeper,
            at=clock.now(),
        )
    for path, most in paths.items():
        assert _asked(client, path) == few[path] <= most


def _asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_the_list_holds_what_is_in_force_and_what_waits(
    keeper: Viewer, signer: Viewer, partnership: Partnership
) -> None:
    waiting = proposed(keeper, [partnership.police], title="Waits")
    standing = signed_off(keeper, signer, title="Stands", review_on=clock.today() + timedelta(days=900))
    assert list(register(on=clock.today())) == [waiting, standing]
