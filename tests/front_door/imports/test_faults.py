"""Faults in words, safe to print."""

from sightline.core.files.faults import Fault, Faults, Level, Place, shown


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
