"""One child of a census return, from its elements: what can be kept is kept, what is odd is flagged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sightline.core.files.dates import read_moment
from sightline.core.files.faults import Faults, Place
from sightline.core.files.text import clean, one_line
from sightline.front_door.imports.census_records import Assessment, Child, Enquiry, Period, Referral
from sightline.front_door.imports.census_xml import Node
from sightline.front_door.imports.codes import ReferralSource, census_codes, referral_sources
from sightline.people.naming.identifiers import UPN, check_identifier

LONGEST_ID, LONGEST_CODE = 40, 40
USUAL_ID = 20
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T[\d:.]+)?(?:Z|[+-]\d{2}:\d{2})?")
_YES_NO = {
    "true": True,
    "1": True,
    "yes": True,
    "y": True,
    "false": False,
    "0": False,
    "no": False,
    "n": False,
}
_UNDATED_AHEAD = frozenset({"expectedpersonbirthdate", "initialcpctarget", "cpppreviewdate"})
_OLD_SEX = {"1": "M", "2": "F", "0": "U", "9": "U"}


@dataclass
class Elements:
    """Reads values of elements, naming the place of each fault."""

    faults: Faults
    today: date
    reference_date: date | None = None

    def text(self, node: Node | None, name: str) -> str | None:
        found = node.first(name) if node else None
        return (one_line(found.text) or None) if found else None

    def day(self, node: Node | None, name: str, place: Place) -> date | None:
        given = self.text(node, name.lower())
        if given is None:
            return None
        at = self._at(node, name, place)
        found = _ISO_DAY.fullmatch(given)
        try:
            day = date.fromisoformat(found.group(1)) if found else None
        except ValueError:
            day = None
        if day is None:
            day = self._other_day(given, at)
        if day is not None and day > self.today and name.lower() not in _UNDATED_AHEAD:
            self.faults.warn(at, "This date is in the future; it was kept as given.", given)
        return day

    def _other_day(self, given: str, at: Place) -> date | None:
        moment = read_moment(given, "day_first", self.today)
        if moment is None:
            self.faults.warn(at, "This cannot be read as a date; it was left out.", given)
            return None
        self.faults.warn(
            at, f"This date is not written year-month-day; it was read as {moment.day.isoformat()}.", given
        )
        return moment.day

    def code(self, node: Node | None, name: str, codes: str, place: Place) -> str | None:
        """A coded value, kept even when it is off its list."""
        given = self.text(node, name.lower())
        return None if given is None else self.listed(given, codes, self._at(node, name, place))

    def listed(self, given: str, codes: str, at: Place) -> str:
        value = given.upper()[:LONGEST_CODE]
        if value not in census_codes(codes):
            self.faults.warn(at, "This code is not on the census's list; it was kept as given.", given)
        return value

    def yes_no(self, node: Node, name: str, place: Place) -> bool | None:
        given = self.text(node, name.lower())
        answer = _YES_NO.get(given.lower()) if given else None
        if given and answer is None:
            self.faults.warn(
                self._at(node, name, place), "This is neither true nor false; it was left out.", given
            )
        return answer

    def in_order(self, earlier: date | None, later: date | None, place: Place, sentence: str) -> None:
        if earlier and later and later < earlier:
            self.faults.warn(place, sentence, later.isoformat())

    def _at(self, node: Node | None, name: str, place: Place) -> Place:
        found = node.first(name.lower()) if node else None
        return Place(line=found.line if found else place.line, child=place.child, column=name)


def read_child(node: Node, elements: Elements) -> Child | None:
    """The child, or None (with an error) where nothing tells whose record it is."""
    ids = node.first("childidentifiers") or node
    local_id = clean(elements.text(ids, "lachildid") or "")
    place = Place(line=node.line, child=local_id[:LONGEST_ID] or None)
    if not local_id or len(local_id) > LONGEST_ID:
        sentence = "This child has no local identifier (LAchildID) that can be used; the child was not kept."
        elements.faults.error(place, sentence)
        return None
    traits = node.first("childcharacteristics") or node
    child = Child(
        place=place,
        local_id=local_id,
        upn=_upn(ids, "UPN", elements, place),
        former_upn=_upn(ids, "FormerUPN", elements, place),
        upn_unknown=elements.code(ids, "UPNunknown", "upn_unknown", place),
        born_on=elements.day(ids, "PersonBirthDate", place),
        expected_on=elements.day(ids, "ExpectedPersonBirthDate", place),
        died_on=elements.day(ids, "PersonDeathDate", place),
        sex=_sex(ids, elements, place),
        sex_as_given=elements.text(ids, "sex") or elements.text(ids, "gendercurrent"),
        ethnicity=elements.code(traits, "Ethnicity", "ethnicity", place),
        disabilities=_disabilities(traits, elements, place),
        referrals=_referrals(node, elements, place),
    )
    _check_child(child, ids, elements)
    return child


def _upn(ids: Node, name: str, elements: Elements, place: Place) -> str | None:
    given = elements.text(ids, name.lower())
    if given is None:
        return None
    checked = check_identifier(UPN, given)
    if checked.warning:
        at = Place(line=place.line, child=place.child, column=name)
        elements.faults.warn(at, f"{checked.warning}. It was kept as given.", given)
    return checked.value or None


def _sex(ids: Node, elements: Elements, place: Place) -> str | None:
    """F, M or U, from the codes of any year in either element."""
    for name in ("Sex", "GenderCurrent"):
        given = elements.text(ids, name.lower())
        if given is None:
            continue
        at = Place(line=place.line, child=place.child, column=name)
        value = given.upper()[:1] if given.upper() in ("MALE", "FEMALE") else given.upper()
        if value in census_codes("sex"):
            return value
        if value in _OLD_SEX:
            if name == "Sex":
                elements.faults.warn(at, "This is the code of earlier years; it was read as such.", given)
            return _OLD_SEX[value]
        elements.faults.warn(at, "This code for sex is not on the list; it was kept as not known.", given)
        return "U"
    return None


def _disabilities(traits: Node, elements: Elements, place: Place) -> tuple[str, ...]:
    holder = traits.first("disabilities")
    found: list[str] = []
    for node in holder.every("disability") if holder else ():
        if given := one_line(node.text):
            at = Place(line=node.line, child=place.child, column="Disability")
            found.append(elements.listed(given, "disability", at))
    return tuple(dict.fromkeys(found))


def _check_child(child: Child, ids: Node, elements: Elements) -> None:
    warn, place = elements.faults.warn, child.place
    if len(child.local_id) > USUAL_ID or not child.local_id.isalnum():
        sentence = "A child's local identifier has up to 20 letters and figures. It was kept as given."
        warn(place.at("LAchildID"), sentence, child.local_id)
    if child.upn is None and child.upn_unknown is None:
        warn(place.at("UPN"), "There is neither a unique pupil number nor a reason for its absence.")
    if child.born_on is None and child.expected_on is None:
        warn(place.at("PersonBirthDate"), "There is neither a date of birth nor an expected one.")
    if child.sex is None:
        warn(place.at("Sex"), "The sex of this child is not given.")
    if sum(1 for _ in ids.every("lachildid")) > 1:
        warn(place.at("LAchildID"), "More than one local identifier is given; the first was used.")
    elements.in_order(child.born_on, child.died_on, place, "The date of death is before the date of birth.")
    for referral in child.referrals:
        before = "The referral is before the date of birth."
        elements.in_order(child.born_on, referral.referred_on, referral.place, before)
    if not child.referrals:
        warn(place, "No referral of this child could be kept.")


def _referrals(child: Node, elements: Elements, place: Place) -> tuple[Referral, ...]:
    found = (_referral(node, elements, place) for node in child.every("cindetails"))
    return tuple(referral for referral in found if referral is not None)


def _referral(node: Node, elements: Elements, child: Place) -> Referral | None:
    place = Place(line=node.line, child=child.child)
    referred_on = elements.day(node, "CINreferralDate", place)
    if referred_on is None:
        given = elements.text(node, "cinreferraldate")
        sentence = "This referral has no date that can be read; the referral was not kept."
        elements.faults.error(place.at("CINreferralDate"), sentence, given)
        return None
    code, source = _source(node, elements, place)
    referral = Referral(
        place=place,
        referred_on=referred_on,
        source_code=code,
        source=source.source if source else None,
        older_source=source.older_source if source else None,
        health_provider=(source.health_provider or None) if source else None,
        no_further_action=elements.yes_no(node, "ReferralNFA", place),
        primary_need=elements.code(node, "PrimaryNeedCode", "primary_need", place),
        closed_on=elements.day(node, "CINclosureDate", place),
        closure_reason=elements.code(node, "ReasonForClosure", "closure_reason", place),
        conference_on=elements.day(node, "DateOfInitialCPC", place),
        assessments=tuple(_assessment(one, elements, place) for one in node.every("assessments")),
        plans=tuple(_plan(one, elements, place) for one in node.every("cinplandates")),
        enquiries=tuple(_enquiry(one, elements, place) for one in node.every("section47")),
        protection_plans=tuple(
            _protection(one, elements, place) for one in node.every("childprotectionplans")
        ),
    )
    _check_referral(referral, elements)
    return referral


def _source(node: Node, elements: Elements, place: Place) -> tuple[str | None, ReferralSource | None]:
    """The code as given, and what we read it as; None where it is on no list."""
    given = elements.text(node, "referralsource")
    code = given.upper()[:LONGEST_CODE] if given else None
    source = referral_sources().get(code or "")
    if source is None:
        sentence = "This referral source is not on the census's list; it was kept as given."
        elements.faults.warn(place.at("ReferralSource"), sentence, given)
    return code, source


def _assessment(node: Node, elements: Elements, place: Place) -> Assessment:
    place = Place(line=node.line, child=place.child)
    started = elements.day(node, "AssessmentActualStartDate", place)
    authorised = elements.day(node, "AssessmentAuthorisationDate", place)
    elements.in_order(started, authorised, place, "The assessment was authorised before it began.")
    holder = node.first("factorsidentifiedatassessment") or node
    factors: list[str] = []
    for one in holder.every("assessmentfactors"):
        if given := one_line(one.text):
            at = Place(line=one.line, child=place.child, column="AssessmentFactors")
            factors.append(elements.listed(given, "factor", at))
    if "21" in factors and len(factors) > 1:
        elements.faults.warn(place.at("AssessmentFactors"), "“No factor” (21) stands beside other factors.")
    reviewed = elements.day(node, "AssessmentInternalReviewDate", place)
    return Assessment(started, reviewed, authorised, tuple(dict.fromkeys(factors)))


def _plan(node: Node, elements: Elements, place: Place) -> Period:
    started, ended = (
        elements.day(node, "CINPlanStartDate", place),
        elements.day(node, "CINPlanEndDate", place),
    )
    elements.in_order(started, ended, place, "The plan ended before it began.")
    return Period(started, ended)


def _enquiry(node: Node, elements: Elements, place: Place) -> Enquiry:
    return Enquiry(
        elements.day(node, "S47ActualStartDate", place),
        elements.day(node, "DateOfInitialCPC", place),
        elements.yes_no(node, "ICPCnotRequired", place),
    )


def _protection(node: Node, elements: Elements, place: Place) -> Period:
    started, ended = elements.day(node, "CPPstartDate", place), elements.day(node, "CPPendDate", place)
    elements.in_order(started, ended, place, "The protection plan ended before it began.")
    first = elements.code(node, "InitialCategoryOfAbuse", "abuse", place)
    return Period(started, ended, first, elements.code(node, "LatestCategoryOfAbuse", "abuse", place))


def _check_referral(referral: Referral, elements: Elements) -> None:
    place = referral.place
    elements.in_order(
        referral.referred_on, referral.closed_on, place, "The case was closed before the referral."
    )
    if (referral.closed_on is None) != (referral.closure_reason is None):
        elements.faults.warn(place, "A closure has either its date or its reason, but not both.")
    reference = elements.reference_date
    if reference and reference < referral.referred_on <= elements.today:
        sentence = "The referral is later than the day this return was made up to."
        elements.faults.warn(place, sentence, referral.referred_on.isoformat())
