"""Telling the database which public key signs viewers. Run by migrations, and again when the key is changed."""

from typing import Any

from django.conf import settings

from sightline.access.viewer import make_private_key, private_key


def install_key(owner_connection: Any) -> None:
    """Make the private key if there is none, and put its modulus into the database in place of any other."""
    make_private_key(settings.SIGHTLINE_VIEWER_KEY)
    modulus = private_key(settings.SIGHTLINE_VIEWER_KEY).public_key().public_numbers().n
    with owner_connection.cursor() as cursor:
        cursor.execute("DELETE FROM access_viewer_key WHERE modulus <> %s::numeric", [str(modulus)])
        cursor.execute(
            "INSERT INTO access_viewer_key (modulus) VALUES (%s::numeric) ON CONFLICT DO NOTHING",
            [str(modulus)],
        )
