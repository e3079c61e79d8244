"""One assessment beside the one before it: the words of both, and nothing worked out from either."""

from dataclasses import dataclass
from uuid import UUID

from sightline.cases.models import Assessment, FactorSeen
from sightline.cases.states import Alone, Model, Online
from sightline.core import words
from sightline.front_door.guidance import Version
from sightline.front_door.kinds import Factor

PARTS = (
    ("What the child says", "child_words"),
    ("What the parents say", "parents_words"),
    ("What the parents were told, and their part", "parents_part"),
    ("Strengths, and what protects the child", "strengths"),
    ("Online", "online_words"),
    ("Places outside the home", "places"),
    ("Friends and others the child is with", "peers"),
    ("What is not known, and who will find out", "unknown"),
    ("What it all means", "analysis"),
)
NOTHING = "Nothing was written"


@dataclass(frozen=True)
class Beside:
    """One part of an assessment, now and before."""

    name: str
    now: str
    before: str
    differs: bool


@dataclass(frozen=True)
class AssessmentPage:
    """What the template shows."""

    number: int
    made: str
    guidance: str
    changed: str
    heads: list[str]
    lines: list[Beside]


def assessment_page(
    now: Assessment,
    before: Assessment | None,
    factors: dict[tuple[UUID, str], FactorSeen],
    versions: dict[str, Version],
) -> AssessmentPage:
    """Side by side with the previous one."""
    texts = _texts(now, factors, versions)
    earlier = _texts(before, factors, versions) if before else {}
    heads = ["Part", f"Assessment {now.number}"]
    return AssessmentPage(
        number=now.number,
        made=f"{words.day(now.assessed_on)}, by {now.by.name if now.by else 'Sightline'}",
        guidance=versions[now.guidance].title,
        changed=now.changed,
        heads=[*heads, f"Assessment {before.number}"] if before else heads,
        lines=[
            Beside(name, text, earlier.get(name, ""), bool(before) and text != earlier.get(name, ""))
            for name, text in texts.items()
        ],
    )


def _texts(
    it: Assessment, factors: dict[tuple[UUID, str], FactorSeen], versions: dict[str, Version]
) -> dict[str, str]:
    told = {name: getattr(it, field) or NOTHING for name, field in PARTS}
    alone = it.alone_why if not it.alone_offered else "Taken" if it.alone_taken else "Offered, not taken"
    told["Time alone with a trusted adult"] = alone
    told["How it happens"] = words.listing(Model(each).label for each in it.models_seen) or NOTHING
    told["By one person or by several"] = str(Alone(it.alone_or_group).label)
    told["Whether online"] = str(Online(it.online).label)
    seen = {each.code: each.text for each in versions[it.guidance].descriptors}
    for factor in Factor:
        told[str(factor.label)] = _factor(factors.get((it.pk, factor.value)), seen)
    return told


def _factor(row: FactorSeen | None, seen: dict[str, str]) -> str:
    if row is None or not row.evidence:
        return "Nothing is known yet"
    descriptors = " ".join(seen.get(code, code) for code in row.descriptors)
    return f"{row.evidence} (from {row.told_by}). {descriptors}".strip()
