"""What the walls in the database cost: the heaviest pages with row security, and with it taken off for the moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from bench.pages import Page, opened, pages, signed_in

HEAVIEST = ("Contact", "Screening", "Child")
BAR = 1.3
ROUNDS, EACH = 6, 20


def lines() -> list[str]:
    """The rows of a table: milliseconds of the median request each way, taken in turn, and how they compare."""
    found = [(page.what, *_both(page)) for page in pages() if page.what in HEAVIEST]
    return [
        f"| Cost of row security (bar {BAR} ×) | With | Without | Ratio |",
        "|---|---:|---:|---:|",
        *(
            f"| {what} | {walled:.0f} ms | {bare:.0f} ms | {walled / bare:.2f} |"
            for what, walled, bare in found
        ),
    ]


def _both(page: Page) -> tuple[float, float]:
    """With walls and without, in turn, so that a busy moment falls on neither alone."""
    client, walled, bare = signed_in(page.role), [], []
    opened(client, page.addresses[:EACH])
    for _ in range(ROUNDS):
        walled += opened(client, page.addresses[:EACH])
        with without_walls():
            bare += opened(client, page.addresses[:EACH])
    return median(walled), median(bare)


@contextmanager
def without_walls() -> Iterator[None]:
    """Every table without its row security, which is put back however this ends."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT oid::regclass::text FROM pg_class WHERE relrowsecurity AND relkind = 'r'")
        tables = [name for (name,) in cursor.fetchall()]
        try:
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
            yield
        finally:
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
