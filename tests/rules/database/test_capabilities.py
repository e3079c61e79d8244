"""Capabilities are declared by the folder that asks for them and given to roles in one place (design 1)."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from sightline.config.roles import ROLES

# Given to the system at one kind of work, and to nobody's post.
OF_THE_SYSTEM = {
    "people.compare_records": "proposes links, which people answer",
    "people.match_references": "brings in an agency's files",
}


def declared() -> dict[str, str]:
    """Every capability with its sentence, from each folder's permissions."""
    found: dict[str, str] = {}
    for config in apps.get_app_configs():
        module = f"{config.name}.permissions"
        if config.name.startswith("sightline.") and find_spec(module):
            given: dict[str, str] = getattr(import_module(module), "CAPABILITIES", {})
            assert all(key.partition(".")[0] == config.label for key in given), (
                f"{module} names another folder's"
            )
            found |= given
    return found


def test_roles_are_given_only_what_is_declared() -> None:
    given = {capability for role in ROLES.values() for capability in role.capabilities}
    present = {config.label for config in apps.get_app_configs()}
    assert {key for key in given - set(declared()) if key.partition(".")[0] in present} == set()


def test_everything_declared_is_given_to_some_role() -> None:
    given = {capability for role in ROLES.values() for capability in role.capabilities}
    assert set(declared()) - given - set(OF_THE_SYSTEM) == set()
    assert given & set(OF_THE_SYSTEM) == set()


def test_every_capability_has_words() -> None:
    assert [key for key, words in declared().items() if not words or not words[0].isupper()] == []


def test_every_role_has_a_sentence_its_manager_could_approve() -> None:
    for role in ROLES.values():
        assert role.sentence.endswith("."), role.key
        assert len(role.sentence.split()) >= 6, role.key
        assert role.title[:1].isupper(), role.key


def test_a_post_without_records_is_given_none() -> None:
    """A role that reads no records holds no capability of the folders that keep them."""
    folders = {"people", "front_door", "follow_up"}
    for role in ROLES.values():
        if not role.records:
            assert not {key for key in role.capabilities if key.partition(".")[0] in folders}, role.key
