"""Who and what stands in the borough from the first day: identifiers that are the same in every filling."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from uuid import UUID, uuid5

from sightline.demonstration.reference import rows

SPACE = UUID("6f0f3c1e-7f0e-5f52-9d5b-2a8c6a1f4d10")
KIND_OF_SETTING = {"practice": "nhs_gp", "care_home": "care_home"}
BOROUGH = "Wrekinshire"


@lru_cache(maxsize=4096)
def identifier(*name: object) -> UUID:
    """The identifier of something invented, from its name."""
    return uuid5(SPACE, "/".join(str(part) for part in name))


@dataclass(frozen=True, slots=True)
class Body:
    """An agency, or a team of one."""

    key: str
    name: str
    kind: str
    agency: str
    email: str

    @property
    def is_team(self) -> bool:
        """A team belongs to an agency with another key."""
        return self.agency != self.key

    @property
    def id(self) -> UUID:
        """Its identifier."""
        return identifier("team" if self.is_team else "agency", self.key)

    @property
    def agency_id(self) -> UUID:
        """The identifier of the agency it is or belongs to."""
        return identifier("agency", self.agency)

    @property
    def team_id(self) -> UUID | None:
        """Its identifier where it is a team."""
        return self.id if self.is_team else None

    @property
    def asked_name(self) -> str:
        """How it is called when it is asked for something."""
        return f"{self.name} ({bodies()[self.agency].name})" if self.is_team else self.name


@cache
def bodies() -> dict[str, Body]:
    """Every agency, team, school, practice and home, by key; agencies before their teams."""
    found = {}
    for row in rows("organisations"):
        kind = row["team_kind"] if row["part"] else row["kind"]
        email = f"requests@{row['key'].replace('_', '-')}.example"
        found[row["key"]] = Body(row["key"], row["name"], kind, row["part"] or row["key"], email)
    for row in (*rows("settings"), *rows("more_settings")):
        kind = KIND_OF_SETTING.get(row["kind"], "school")
        found[row["key"]] = Body(row["key"], row["name"], kind, row["key"], f"office@{row['key']}.example")
    return found


@cache
def settings() -> dict[str, str]:
    """Schools and colleges by key, with their phase. `more_settings` return pupils and tell of nobody in the story."""
    listed = (*rows("settings"), *rows("more_settings"))
    return {row["key"]: row["kind"] for row in listed if row["kind"] not in KIND_OF_SETTING}


@cache
def leads() -> dict[str, str]:
    """Who leads at each school or college that returns pupils: the key of the setting, the key of the person."""
    return {one.body.key: key for key, one in members().items() if one.role == "school_lead"}


@dataclass(frozen=True, slots=True)
class Member:
    """One member of staff with one post."""

    key: str
    name: str
    role: str
    title: str
    body: Body
    registration: str
    manages: str
    signs_in: bool

    @property
    def id(self) -> UUID:
        """Their identifier."""
        return identifier("staff", self.key)

    @property
    def email(self) -> str:
        """Their address, which is also their sign-in."""
        given, _, surname = self.name.lower().partition(" ")
        return f"{given}.{surname.replace(' ', '-')}@wrekinshire.example"


@cache
def members() -> dict[str, Member]:
    """Every member of staff, by key."""
    return {
        row["key"]: Member(
            row["key"], f"{row['given']} {row['surname']}", row["role"], row["title"],
            bodies()[row["organisation"]], row["registration"], row["named_manager"], row["sign_in"] == "yes",
        )
        for row in rows("staff")
    }  # fmt: skip


def registration_checked_on(day: date) -> date:
    """When the register had last been looked up by a day: every 5 December."""
    this_year = date(day.year, 12, 5)
    return this_year if this_year <= day else date(day.year - 1, 12, 5)


AREA = identifier("area", BOROUGH)
