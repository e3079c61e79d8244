"""The demonstration's public pages: each looked at by one, published by another, read again by a day of its own."""

import pytest

from sightline.content.catalogue import PAGES
from sightline.core import clock
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.real import all_seeing
from sightline.demonstration.script.words_today import publish_words
from sightline.public import shelf
from tests.mailbox_work import at_the_public_door

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_every_page_is_public_and_none_in_a_language_nobody_signed(borough: Known) -> None:
    assert publish_words(all_seeing(), clock.now()) == len(PAGES)
    with at_the_public_door():
        entries = shelf.entries()
        days = {found.read_again for slug in PAGES if (found := shelf.shown(slug, "en"))}
    assert [each.page.slug for each in entries] == list(PAGES)
    assert {each.code for entry in entries for each in entry.languages} == {"en"}
    assert len(days) == len(PAGES)
