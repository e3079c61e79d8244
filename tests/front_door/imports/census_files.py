"""Small census returns, written for the tests."""

from __future__ import annotations

import io
from datetime import date

from sightline.core.files.faults import Faults
from sightline.front_door.imports.census import read_census
from sightline.front_door.imports.census_records import Census

TODAY = date(2026, 3, 4)
HEADER = """<Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year>
<ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>"""
IDENTIFIERS = "<UPNunknown>UN1</UPNunknown><PersonBirthDate>2010-05-06</PersonBirthDate><Sex>F</Sex>"
REFERRAL = """<CINdetails><CINreferralDate>2023-06-01</CINreferralDate><ReferralSource>6</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>false</ReferralNFA></CINdetails>"""


def child(
    local_id: str | None = "T1",
    identifiers: str = IDENTIFIERS,
    traits: str = "<Ethnicity>WBRI</Ethnicity>",
    details: str = REFERRAL,
) -> str:
    name = "" if local_id is None else f"<LAchildID>{local_id}</LAchildID>"
    return (
        f"<Child><ChildIdentifiers>{name}{identifiers}</ChildIdentifiers>"
        f"<ChildCharacteristics>{traits}</ChildCharacteristics>{details}</Child>\n"
    )


def a_return(*children: str, header: str = HEADER, root: str = "Message") -> str:
    return f"<{root}>{header}\n<Children>\n{''.join(children)}</Children></{root.split()[0]}>"


def read(content: str | bytes) -> tuple[Census, Faults]:
    faults = Faults()
    raw = content.encode() if isinstance(content, str) else content
    return read_census(io.BytesIO(raw), TODAY, faults), faults


def read_children(*children: str) -> tuple[Census, Faults]:
    return read(a_return(*children))


def sentences(faults: Faults) -> list[str]:
    return [fault.sentence for fault in faults]
