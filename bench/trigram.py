"""The same searches by trigram similarity: run by bench.searching on a Debian-packaged PostgreSQL."""

import os
from statistics import quantiles
from time import perf_counter

import psycopg

from bench.people import people, searches

QUERY = """
SELECT number FROM p WHERE name %% %(name)s AND y = %(y)s AND (%(m)s::int IS NULL OR m = %(m)s)
AND (%(d)s::int IS NULL OR d = %(d)s) ORDER BY similarity(name, %(name)s) DESC, number LIMIT 5
"""


def main() -> None:
    """Load, search, print milliseconds and the share found."""
    everybody = list(people())
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as base:
        base.execute("CREATE EXTENSION pg_trgm")
        base.execute("CREATE TABLE p (number int, name text, y int, m int, d int)")
        with base.cursor() as cursor, cursor.copy("COPY p FROM STDIN") as copy:
            for one in everybody:
                copy.write_row((one.number, f"{one.given} {one.surname}", one.year, one.month, one.day))
        base.execute("SET maintenance_work_mem = '512MB'")
        base.execute("CREATE INDEX ON p USING gin (name gin_trgm_ops)")
        base.execute("ANALYZE p")
        times, right = [], 0
        wanted = searches(everybody)
        for number, typed in enumerate([*wanted[:20], *wanted]):
            given = {
                "name": f"{typed.given} {typed.surname}", "y": typed.year, "m": typed.month, "d": typed.day
            }  # fmt: skip
            began = perf_counter()
            found = [row[0] for row in base.execute(QUERY, given)]
            if number >= 20:
                times.append((perf_counter() - began) * 1000)
                right += typed.meant.number in found
    print(quantiles(times, n=20)[-1], right / len(wanted))


if __name__ == "__main__":
    main()
