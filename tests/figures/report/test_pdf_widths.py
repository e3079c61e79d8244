"""How wide the columns of a table are on paper: no word is broken, and long texts give way first."""

from sightline.figures.report.blocks import Column, Table
from sightline.figures.report.pdf import ACROSS, LETTER, PADDING, table_widths

LONG = "A sentence that goes on for longer than any column of a page that has six of them can be"


def wide(*rows: tuple[str, ...]) -> Table:
    heads = ("Recommendation", "Period", "Where printed", "Published", "Ours", "Why")
    columns = tuple(Column(each, numeric=each in ("Published", "Ours")) for each in heads)
    return Table("t", "", "A table", columns, rows)


def test_a_table_that_wants_too_much_is_fitted_and_no_word_is_broken() -> None:
    table = wide((LONG, "2020/21", "Paragraph 35", "£305,735", "41.1%", LONG))
    widths = table_widths(table)
    assert sum(widths) <= ACROSS + 0.001
    for place, column in enumerate(table.columns):
        cell = str(table.rows[0][place])
        for word in (*column.heading.split(), *cell.split()):
            assert widths[place] >= len(word) * LETTER + PADDING - 0.001
    assert widths[2] >= len("Paragraph 35") * LETTER + PADDING - 0.001
    assert widths[0] > widths[1]
    assert widths[5] > widths[1]


def test_a_small_table_keeps_the_widths_it_wants() -> None:
    small = Table("t", "", "A table", (Column("Sex", numeric=False), Column("Number")), (("Female", "12"),))
    assert sum(table_widths(small)) < ACROSS / 2
