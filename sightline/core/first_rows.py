"""Some rows of a long list, read as narrowly as may be."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.query import ModelIterable


def some_of(rows: Any, start: int, stop: int) -> list[Any]:
    """The rows from `start` to before `stop`, in their order; of a queryset, only these are read in full.

    Hundreds of open contacts are put in order to show the first five. Sorting whole rows, with the names of their
    owners and teams joined to each, takes longer than everything else on the page; sorting their keys does not.
    """
    if not isinstance(rows, QuerySet) or rows._iterable_class is not ModelIterable:
        return list(rows[start:stop])
    return list(rows.filter(pk__in=rows.select_related(None).values("pk")[start:stop]))
