"""Pictures on the pages of telling: one beside each question, and the same words for whoever does not see it."""

import re

import pytest

from sightline.public import asking
from tests.public.conftest import Teller

pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("mailbox")]
PICTURE = re.compile(r'<svg class="pic" width="48" height="48" [^>]* aria-hidden="true" focusable="false">')
A_WHOLE_ONE = re.compile(r"<svg.*?</svg>")
HEADING = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)


def heading(teller: Teller) -> str:
    found = HEADING.search(teller.text)
    assert found
    return found.group(1)


def test_each_step_has_one_beside_its_question(teller: Teller) -> None:
    seen, theirs = [], asking.TELLERS["child"]
    teller.visit()
    for typed in ({"who": "child"}, {"what": "x"}, {"whom": "y"}, {"soon": "later"}):
        seen.append(heading(teller))
        teller.send(**typed)
    seen.append(heading(teller))
    assert [len(PICTURE.findall(each)) for each in seen] == [1] * 5
    assert len({picture for each in seen for picture in A_WHOLE_ONE.findall(each)}) == 5
    words = [A_WHOLE_ONE.sub("", each) for each in seen]
    assert words[1:3] == [theirs.what, theirs.about]


@pytest.mark.parametrize("who", asking.TELLERS)
def test_what_happens_next_has_one_beside_each_line(teller: Teller, who: str) -> None:
    teller.tells(who=who).send("send")
    for line in asking.TELLERS[who].next:
        assert f"</svg>{line}</li>" in teller.text
    pictured = 1 + len(asking.TELLERS[who].next)
    assert teller.text.count("<svg") == len(PICTURE.findall(teller.text)) == pictured
    assert "style=" not in teller.text


def test_what_somebody_types_draws_none(teller: Teller) -> None:
    teller.tells(what="- :car: he has one <svg>")
    assert "- :car: he has one &lt;svg&gt;" in teller.text
    assert teller.text.count("<svg") == 1
