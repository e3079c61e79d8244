"""What stands in for time that passes while a story is played: jobs worked off, the register looked up each year.

No action of anybody's, so nothing on the record of access.
"""

from datetime import date
from uuid import UUID

from django.db import connection

from sightline.access.models import Staff
from sightline.deadlines.models import Clock
from sightline.demonstration import cast


def mark_worked_off(*, job_id: int) -> None:
    """A job that was run here and not by the worker."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [job_id])


def look_up_registration(*, staff_id: UUID, on: date) -> None:
    """The register as it had last been looked up by a day."""
    Staff.objects.filter(pk=staff_id).update(registration_checked_on=cast.registration_checked_on(on))


def let_rest(*, subject_id: UUID) -> None:
    """The clocks of a contact that only stands for an earlier one: nothing looks at them again."""
    Clock.objects.filter(subject_id=subject_id).update(next_at=None)
