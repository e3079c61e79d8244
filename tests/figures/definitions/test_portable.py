"""Every definition keeps to the part of SQL that DuckDB and Spark count alike; what lies outside is refused."""

import pytest

from sightline.figures.definitions import computing_spark
from sightline.figures.definitions.catalogue import FAMILIES, SHARED, family
from sightline.figures.definitions.computing_sql import for_period
from sightline.figures.definitions.periods import read_period
from sightline.figures.definitions.portable import in_spark, refused


@pytest.mark.parametrize("name", [SHARED, *FAMILIES])
def test_a_family_keeps_to_the_tested_part(name: str) -> None:
    period = read_period("2022/23")
    queries = [each.sql for each in family(name).steps] + [each.sql for each in family(name).figures]
    for sql in queries:
        assert list(refused(for_period(sql, period))) == []


@pytest.mark.parametrize(
    "sql",
    [
        "select median(age) from child",
        "select avg(age) from child",
        "select round(age, 1) from child",
        "select cast(age as integer) from child",
        "select cast(age / 2 as integer) from child",
        "select cast(age as decimal(4, 1)) from child",
        "select try_cast(age as date) from child",
        "select age / 2 from child",
        "select date_diff('month', a, b) from child",
        "select date_diff('hour', a, b) from child",
        "select extract(dow from a) from child",
        "select hash(age) from child",
        "select age from child limit 1",
        "select * from read_csv('child.csv')",
        "select some_function(age) from child",
    ],
)
def test_what_might_be_counted_otherwise_is_refused(sql: str) -> None:
    assert list(refused(sql))
    with pytest.raises(ValueError, match="Spark may count this otherwise"):
        in_spark(sql)


def test_a_definition_in_sparks_words() -> None:
    assert in_spark("select date_diff('day', a, b) from \"case\" order by a") == (
        "SELECT DATEDIFF(DAY, a, b) FROM `case` ORDER BY a NULLS LAST"
    )


def test_without_spark_or_java_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(computing_spark.NoSpark, match="not part of this installation"):
        computing_spark.look()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(computing_spark.NoSpark, match="needs Java"):
        computing_spark.look()
    monkeypatch.setenv("JAVA_HOME", "/somewhere")
    computing_spark.look()
