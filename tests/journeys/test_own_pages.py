"""Pages open to all, and one's own, read well with scripts and without."""

from collections.abc import Callable

from sightline.access.models import Staff
from tests.journeys.conftest import BOTH, Opens


@BOTH
def test_pages_open_to_all_read_well(opens_a_window: Opens, scripts: bool) -> None:
    visitor = opens_a_window(None, scripts=scripts, pictures="own" if scripts else "")
    visitor.visit("/accessibility/").sees("Accessibility")
    visitor.visit("/privacy/").sees("Privacy")
    visitor.visit("/account/sign-in/").sees("Sign in")
    visitor.visit("/no-such-page/").sees("Page not found")
    visitor.checked()


@BOTH
def test_one_s_own_pages_read_well(
    opens_a_window: Opens, staff_with: Callable[..., Staff], scripts: bool
) -> None:
    visitor = opens_a_window(staff_with("adviser"), scripts=scripts)
    for path in ("/account/", "/drafts/", "/account/ways/", "/account/password/"):
        visitor.visit(path)
    visitor.checked()
