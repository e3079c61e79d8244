"""Which of the tables that hang on a contact hold anything of it, in one read.

Most contacts have none of these facts; a page that asks first leaves their tables alone. The database's walls stand
before this read as before theirs.
"""

from collections.abc import Collection
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection

from sightline.front_door.models import (
    Assessment,
    CallBack,
    Challenge,
    CopyOut,
    MissingReport,
    Scripted,
    SubjectChange,
    TermMatch,
    Windscreen,
)

SELDOM: tuple[Any, ...] = (
    Assessment,
    CallBack,
    Challenge,
    CopyOut,
    MissingReport,
    Scripted,
    SubjectChange,
    TermMatch,
    Windscreen,
)
There = Collection[Any]
"""Models of which a contact may have rows: what is not among them need not be read."""


def there(contact_id: UUID) -> There:
    """Those of the seldom that this contact has."""
    with connection.cursor() as cursor:
        cursor.execute(_read(), {"contact": contact_id})
        return [model for model, found in zip(SELDOM, cursor.fetchone(), strict=True) if found]


@cache
def _read() -> str:
    asked = (
        f'EXISTS (SELECT FROM "{model._meta.db_table}" WHERE contact_id = %(contact)s)' for model in SELDOM
    )
    return f"SELECT {', '.join(asked)}"
