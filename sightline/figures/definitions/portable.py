"""The part of SQL that the definitions keep to, so that DuckDB and Spark count alike, and its wording for Spark.

What is not listed is refused, because some of it gives another number on the other engine without a word: quantiles,
the rounding of fractions, months between two days, a cast of a half to a whole number, hashes, the scale of an average.
So percentages leave SQL as two whole numbers and are rounded in one place in Python.
"""

from collections.abc import Iterator
from functools import cache

import sqlglot
from sqlglot import exp

FUNCTIONS = frozenset(
    (exp.Case, exp.Coalesce, exp.Count, exp.Floor, exp.If, exp.Max, exp.RowNumber, exp.Substring, exp.Sum)
)
UNITS_BETWEEN = frozenset({"DAY", "SECOND"})  # days and seconds are counted alike; months and hours are not
PARTS_OF_A_DAY = frozenset({"YEAR", "MONTH"})
CASTS = frozenset({"DATE", "INT", "VARCHAR"})
FORMS = frozenset(
    (
        exp.Add, exp.Alias, exp.And, exp.Between, exp.Boolean, exp.Column, exp.DPipe, exp.DataType, exp.Distinct,
        exp.Div, exp.EQ, exp.Filter, exp.From, exp.GT, exp.GTE, exp.Group, exp.Having, exp.Identifier, exp.In,
        exp.Is, exp.Join, exp.LT, exp.LTE, exp.Literal, exp.Mul, exp.NEQ, exp.Neg, exp.Not, exp.Null, exp.Or,
        exp.Order, exp.Ordered, exp.Paren, exp.Select, exp.Star, exp.Sub, exp.Subquery, exp.Table, exp.TableAlias,
        exp.Tuple, exp.Union, exp.Values, exp.Var, exp.Where, exp.Window,
    )
)  # fmt: skip


def refused(sql: str) -> Iterator[str]:
    """Say what in a definition lies outside the part of SQL that both engines count alike."""
    for node in sqlglot.parse_one(sql, read="duckdb").walk():
        if isinstance(node, exp.DateDiff):
            yield from _unless(node.text("unit").upper() in UNITS_BETWEEN, node)
        elif isinstance(node, exp.Extract):
            yield from _unless(node.name.upper() in PARTS_OF_A_DAY, node)
        elif isinstance(node, exp.Cast):
            yield from _unless(type(node) is exp.Cast and node.to.sql("duckdb") in {*CASTS, "TEXT"}, node)
            yield from _unless(
                not node.to.is_type("int") or isinstance(node.this, (exp.Floor, exp.Substring)), node
            )
        elif isinstance(node, exp.Div):
            yield from _unless(isinstance(node.find_ancestor(exp.Floor, exp.Select), exp.Floor), node)
        else:
            yield from _unless(type(node) in FUNCTIONS | FORMS, node)


def _unless(allowed: bool, node: exp.Expr) -> Iterator[str]:
    if not allowed:
        yield f"{type(node).__name__}: {node.sql('duckdb')}"


@cache
def in_spark(sql: str) -> str:
    """Word a definition for Spark; raises ValueError where it lies outside the tested part of SQL."""
    for said in refused(sql):
        raise ValueError(f"Spark may count this otherwise: {said}")
    return sqlglot.parse_one(sql, read="duckdb").sql(dialect="spark")
