"""Faults in words, safe to print."""

from sightline.core.files.faults import MOST_KINDS, MOST_LISTED, Fault, Faults, Level, Place, shown


def test_places_in_words() -> None:
    assert Place("List 1", 7, "Date").words() == "sheet List 1, row 7, column Date"
    assert Place(line=3, child="T1").at("UPN").words() == "line 3, child T1, column UPN"
    assert Place().words() == "the whole file"


def test_values_are_one_short_line_without_control_or_direction_marks() -> None:
    assert shown("a\nb\x1b[31m\u202ec") == "a\\nb\\x1b[31m\\u202ec"
    assert len(shown("x" * 1_000_000)) == 80
    fault = Fault(Level.ERROR, Place(row=2), "Wrong.", "x\r\ny")
    assert fault.line() == "error: row 2: Wrong. (x\\r\\ny)"
    assert fault.plain() == {"level": "error", "place": {"row": 2}, "sentence": "Wrong.", "value": "x\\r\\ny"}


def test_faults_are_counted_by_level() -> None:
    faults = Faults()
    faults.warn(Place(), "One.")
    faults.error(Place(), "Two.", 2)
    assert (len(faults), faults.count(Level.WARNING), faults.count(Level.ERROR)) == (2, 1, 1)


def test_very_many_are_counted_and_the_first_of_each_level_listed() -> None:
    faults = Faults()
    for number in range(MOST_LISTED + 5):
        faults.warn(Place(row=number, column="UPN"), "Odd.", number)
    faults.error(Place(row=7), "Wrong.")
    assert (len(faults), faults.count(Level.WARNING), len(faults.found)) == (
        MOST_LISTED + 6, MOST_LISTED + 5, MOST_LISTED + 1,
    )  # fmt: skip
    assert faults.found[-1].level is Level.ERROR
    assert faults.often() == [
        "error, 1 times: Wrong.",
        f"warning, {MOST_LISTED + 5:,} times in column UPN: Odd.",
    ]


def test_those_of_another_part_are_added_within_the_same_bounds() -> None:
    whole, part = Faults(), Faults()
    for number in range(MOST_LISTED - 1):
        whole.error(Place(row=number), "Wrong.")
    for _ in range(3):
        part.error(Place(), "Refused.")
        part.warn(Place(), "Odd.")
    whole.add(part)
    assert (whole.count(Level.ERROR), whole.count(Level.WARNING)) == (MOST_LISTED + 2, 3)
    assert [fault.sentence for fault in whole.found[-4:]] == ["Refused.", "Odd.", "Odd.", "Odd."]
    assert whole.often()[0].endswith("Wrong.")


def test_kinds_are_told_up_to_a_number() -> None:
    faults = Faults()
    for number in range(MOST_KINDS + 9):
        faults.warn(Place(), f"Odd {number}.")
    assert (len(faults.often()), len(faults)) == (MOST_KINDS, MOST_KINDS + 9)
