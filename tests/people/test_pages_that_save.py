"""Pages that save: corrected, compared, related, restricted, and two writers at once."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewing
from sightline.people import actions
from sightline.people.models import Address, Name, Relationship, SourceRecord
from tests.people.making import AMELIA, AT, GRACE, person
from tests.people.reading import page
from tests.people_of_the_tests import Partnership

pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("fixed_clock"),
]


ADDITIONS: list[tuple[str, dict[str, Any], str]] = [
    ("names", {"kind": "alias", "given": "Millie", "surname": "Okafor"}, "Millie Okafor"),
    (
        "identifiers",
        {"kind": "upn", "value": "A801200005001"},
        "The check letter of this unique pupil number",
    ),
    (
        "addresses",
        {"kind": "home", "lines": "1 High Street", "safe_to_write": "no", "confidential": "no"},
        "Do not write",
    ),
    ("contact-points", {"kind": "email", "value": "a@b.example", "safe_to_use": "yes"}, "Safe to use"),
]


@pytest.mark.parametrize(("kind", "posted", "words"), ADDITIONS)
def test_details_are_added_and_corrected(
    site: Client, child: SourceRecord, kind: str, posted: dict[str, Any], words: str
) -> None:
    assert "Add a" in page(site, "add_detail", child.pk, kind)
    assert "There is a problem" in page(site, "add_detail", child.pk, kind, version="0")
    said = page(site, "add_detail", child.pk, kind, **posted)
    assert words in said
    html = site.get(reverse("people:details", args=[child.pk])).content.decode()
    change = re.findall(rf'href="(/people/{child.pk}/{kind}/[0-9a-f-]{{36}}/)"', html)[-1]
    row = change.rstrip("/").rpartition("/")[2]
    assert "Correct the" in page(site, "change", child.pk, kind, row)
    ended: dict[str, Any] = {"to_on-day": "1", "to_on-month": "2", "to_on-year": "2026", "version": "1"}
    assert "(ended)" in page(site, "change", child.pk, kind, row, **posted, **ended)
    upside_down: dict[str, Any] = {"from_on-day": "1", "from_on-month": "3", "from_on-year": "2026", **ended}
    assert "Until must be" in page(site, "change", child.pk, kind, row, **posted, **upside_down)


def test_the_second_of_two_writers_sees_both_texts(site: Client, child: SourceRecord, viewer: Viewer) -> None:
    with viewing(viewer):
        address = actions.add_address(record=child, lines="1 High Street", by=viewer, at=AT)
        actions.amend_address(address=address, changes={"safe_to_write": "no"}, version=1, by=viewer, at=AT)
    typed: dict[str, Any] = {
        "kind": "home",
        "lines": "2 High Street",
        "safe_to_write": "yes",
        "confidential": "no",
    }
    said = page(site, "change", child.pk, "addresses", address.pk, version="1", **typed)
    assert "Somebody else changed this" in said
    assert "Not safe: do not use" in said
    assert "2 High Street" in said
    html = site.post(
        reverse("people:change", args=[child.pk, "addresses", address.pk]), {"version": "1", **typed}
    ).content.decode()
    assert 'name="version" value="2"' in html
    assert "Saved." in page(site, "change", child.pk, "addresses", address.pk, version="2", **typed)
    with viewing(viewer):
        assert Address.objects.get(pk=address.pk).lines == "2 High Street"


def test_particulars(site: Client, child: SourceRecord, viewer: Viewer) -> None:
    assert "Correct particulars" in page(site, "particulars", child.pk)
    typed: dict[str, Any] = {"born-year": "2011", "birth_certainty": "estimated", "sex": "F", "version": "1"}
    assert "2011 (estimated)" in page(site, "particulars", child.pk, **typed)
    said = page(site, "particulars", child.pk, **{**typed, "born-year": "2012"})
    assert "Year of birth 2011 2012" in said


def test_matches_side_by_side(
    site: Client, child: SourceRecord, viewer: Viewer, partnership: Partnership
) -> None:
    with viewing(viewer):
        copy = person(partnership.police, viewer, **AMELIA)
    assert "Amelia Rose Okafor" in page(site, "matches", child.pk)
    assert "Nobody else was found" in page(site, "matches", child.pk, names="Zebedee Quill")
    assert "Compare with Amelia Rose Okafor" in page(site, "matches", child.pk, names="Amelia Okafor")
    assert page(site, "compare", child.pk, child.pk, status=403)
    said = page(site, "compare", child.pk, copy.pk)
    assert "NHS number agrees: 9434765870" in said
    assert "The link is wrong" not in said
    assert "Choose what you decide" in page(site, "compare", child.pk, copy.pk, after="0")
    unsure = page(site, "compare", child.pk, copy.pk, decision="unsure", why="Cannot tell", after="0")
    assert "Last decision: Not sure" in unsure
    linked = page(site, "compare", child.pk, copy.pk, decision="confirmed", why="Same number", after="1")
    assert "Linked as the same person" in linked
    said = page(site, "compare", copy.pk, child.pk)
    assert "What agreed then" in said
    undone = page(site, "compare", copy.pk, child.pk, decision="undone", why="Twins", after="2")
    assert "The link is undone" in undone
    page(site, "compare", child.pk, copy.pk, decision="refused", why="Twins", after="3")
    assert "No other record is likely" in page(site, "matches", child.pk)
    assert "Different people" in page(site, "matches", child.pk, query="?refused=yes")
    late = page(site, "compare", child.pk, copy.pk, decision="confirmed", why="One number", after="0")
    assert "Somebody else decided" in late
    assert "One number" in late, "what was typed is kept"
    assert "Twins" in late, "and stands beside the decision that came first"


def test_a_reader_sees_and_does_not_decide(
    child: SourceRecord,
    viewer: Viewer,
    partnership: Partnership,
    staff_with: Callable[..., Staff],
    signed_in: Callable[[Staff], Client],
) -> None:
    with viewing(viewer):
        copy = person(partnership.police, viewer, **AMELIA)
    reader = signed_in(staff_with("adviser"))
    assert "Your post does not include deciding" in page(reader, "compare", child.pk, copy.pk)
    with viewing(viewer):
        actions.confirm_link(left=child, right=copy, why="x", by=viewer, at=AT)
    assert "These records are linked" in page(reader, "compare", child.pk, copy.pk)


def test_a_relationship_is_added_after_finding_the_person(
    site: Client, child: SourceRecord, viewer: Viewer, partnership: Partnership
) -> None:
    with viewing(viewer):
        other = person(partnership.council, viewer, **GRACE)
    typed = {"names": "Grace Pemberton", "_search": "1"}
    sent = site.post(reverse("people:add_relationship", args=[child.pk]), typed)
    query = "?" + sent.headers["Location"].partition("?")[2]
    assert "1. Find the other person" in page(site, "add_relationship", child.pk)
    assert "Nobody was found" in page(site, "add_relationship", child.pk, names="Zzzz Qqqq", _search="1")
    assert "2. Say who they are to" in page(site, "add_relationship", child.pk, query=query)
    wrong = page(site, "add_relationship", child.pk, query=query, role="sibling")
    assert "Choose the other person" in wrong
    said = page(site, "add_relationship", child.pk, query=query, other=str(other.pk), role="sibling")
    assert "Brother or sister Grace Pemberton" in said
    with viewing(viewer):
        assert Relationship.objects.get().about == sorted([child.pk, other.pk])


def test_restricting_and_lifting(
    site: Client,
    child: SourceRecord,
    worker: Staff,
    staff_with: Callable[..., Staff],
    signed_in: Callable[[Staff], Client],
) -> None:
    colleague = staff_with("social_worker")
    other = signed_in(colleague)
    assert "Restrict to named people" in page(site, "restrict", child.pk)
    assert "There is a problem" in page(site, "restrict", child.pk, ask="")
    said = page(site, "restrict", child.pk, why="Staff family", ask="The duty manager")
    assert "Who may open these records" in said
    assert page(other, "details", child.pk, status=404)
    found = page(other, "search", names="Amelia Okafor")
    assert "There is a restricted record of this name" in found
    assert "The duty manager" in found
    assert "4 March 2010" not in found
    assert "There is a problem" in page(site, "name_viewer", child.pk, staff="")
    assert colleague.name in page(site, "name_viewer", child.pk, staff=str(colleague.pk))
    assert "Restricted to named people" in page(other, "details", child.pk)
    assert "can no longer open" in page(site, "unname_viewer", child.pk, staff=str(colleague.pk))
    assert page(site, "unname_viewer", child.pk, staff="nobody")
    assert page(other, "details", child.pk, status=404)
    assert "There is a problem" in page(site, "lift", child.pk, why="")
    assert "The restriction is lifted" in page(site, "lift", child.pk, why="Not needed")
    assert page(other, "details", child.pk)
    assert page(site, "restriction", child.pk, status=404)


def test_a_second_restriction_leads_to_the_first(site: Client, child: SourceRecord) -> None:
    page(site, "restrict", child.pk, why="Staff family", ask="The duty manager")
    assert site.get(reverse("people:restrict", args=[child.pk])).status_code == 302


def test_addresses_that_lead_nowhere(
    site: Client, child: SourceRecord, viewer: Viewer, partnership: Partnership
) -> None:
    with viewing(viewer):
        other = person(partnership.council, viewer, **GRACE)
        name = Name.objects.get(record=other)
    page(site, "change", child.pk, "names", name.pk, status=404)
    page(site, "add_detail", child.pk, "nothing", status=404)
    page(site, "details", name.pk, status=404)
