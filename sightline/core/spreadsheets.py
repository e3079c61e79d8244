"""Cells that a spreadsheet program opens as text. Stands alone: the figures use it too."""

# What a spreadsheet program takes for the beginning of a formula, in words that people wrote.
MARKS = ("=", "+", "-", "@", "\t", "\r")


def as_text(cell: object, *, marks: tuple[str, ...] = MARKS) -> object:
    """The cell; where it is text that would be run as a formula, with an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(marks) else cell
