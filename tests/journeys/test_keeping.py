"""Given somebody writes a long form, when they stop, leave, or are signed out, then nothing typed is lost."""

from collections.abc import Callable

from playwright.sync_api import expect

from sightline.access.models import Staff
from tests.journeys.conftest import Opens, sign_in

FIRST = "form[data-draft] textarea:visible"
WORDS = "He waits outside the school at three."


def test_what_is_typed_is_kept_while_typing(opens_a_window: Opens, staff_with: Callable[..., Staff]) -> None:
    visitor = opens_a_window(staff_with("adviser"))
    page = visitor.visit("/contacts/new/?call=parent").page
    page.locator(FIRST).first.fill(WORDS)
    expect(page.locator("[data-draft-state]")).to_contain_text("Saved as a draft at 10:30am.")
    here = visitor.path
    page.locator(FIRST).first.fill(f"{WORDS} Again today.")
    visitor.visit("/drafts/").visit("/drafts/").sees("Again today.")
    visitor.visit(here).sees("Filled from what you saved")
    expect(page.locator(FIRST).first).to_have_value(f"{WORDS} Again today.")
    visitor.checked()


def test_a_button_keeps_it_where_there_are_no_scripts(
    opens_a_window: Opens, staff_with: Callable[..., Staff]
) -> None:
    visitor = opens_a_window(staff_with("adviser"), scripts=False)
    visitor.visit("/contacts/new/?call=parent").page.locator(FIRST).first.fill(WORDS)
    visitor.press("Save and come back later").sees("Saved as a draft", WORDS)
    visitor.checked()


def test_a_form_sent_after_the_idle_end_is_offered_back(
    opens_a_window: Opens, staff_with: Callable[..., Staff]
) -> None:
    staff = staff_with("adviser")
    visitor = opens_a_window(staff, scripts=False)
    visitor.visit("/contacts/new/?call=parent").page.locator(FIRST).first.fill(WORDS)
    visitor.site.time.pass_by(minutes=45)
    visitor.press("Save this contact").sees("it is kept as a draft")
    sign_in(visitor, staff)
    visitor.visit("/drafts/").sees(WORDS)
    visitor.checked()


def test_the_idle_end_is_announced(opens_a_window: Opens, staff_with: Callable[..., Staff]) -> None:
    visitor = opens_a_window(staff_with("adviser"))
    visitor.page.clock.install()
    page = visitor.visit("/account/").page
    notice = page.locator("[data-idle-text]")
    page.clock.fast_forward("27:30")
    expect(notice).to_contain_text("You will be signed out in")
    visitor.press("Stay signed in")
    expect(notice).to_be_hidden()
    page.clock.fast_forward("27:10")
    expect(notice).to_contain_text("You will be signed out in")
    page.clock.fast_forward("03:00")
    expect(notice).to_contain_text("Your text is still on this page")
    visitor.checked()


def test_a_passkey_is_set_up_and_signs_in(opens_a_window: Opens, staff_with: Callable[..., Staff]) -> None:
    staff = staff_with("adviser")
    staff.set_password("three unlikely words together")
    staff.save()
    visitor = opens_a_window(None)
    visitor.site.name = "localhost"  # a passkey belongs to a name, not to a number
    key = visitor.context.new_cdp_session(visitor.page)
    key.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    options |= {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    key.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    visitor.visit("/account/sign-in/").fill("E-mail address", staff.email)
    visitor.page.locator("#password").fill("three unlikely words together")
    visitor.press("Sign in", exact=True)
    visitor.visit("/account/second-factor/").follow("A passkey")
    visitor.page.locator("#mfa_webauthn_add").click()
    visitor.sees("Recovery codes").visit("/account/").sees("Front-door adviser").press("Sign out")
    visitor.visit("/account/sign-in/").page.locator("#passkey_login").click()
    visitor.page.wait_for_url(lambda address: "sign-in" not in address)
    visitor.visit("/account/").sees("Front-door adviser")
    visitor.checked()
