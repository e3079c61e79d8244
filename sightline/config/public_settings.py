"""Settings of the public process. They know the folder they are given and nothing else of this installation.

SIGHTLINE_PUBLIC_VAR      that folder (default var/public): the database's address and password, the key that codes are
                          hashed with, the key of what one page hands to the next, the partnership's numbers
SIGHTLINE_PUBLIC_ADDRESS  the pages' own address (default http://127.0.0.1:8001)
"""

import json
import os
from pathlib import Path
from urllib.parse import urlsplit

from sightline.config.postgres.secrets import secret

REPOSITORY = Path(__file__).resolve().parents[2]
PUBLIC = Path(os.environ.get("SIGHTLINE_PUBLIC_VAR") or REPOSITORY / "var" / "public").resolve()
SIGHTLINE_PUBLIC_ADDRESS = os.environ.get("SIGHTLINE_PUBLIC_ADDRESS", "http://127.0.0.1:8001")
SECURE = SIGHTLINE_PUBLIC_ADDRESS.startswith("https://")
ALLOWED_HOSTS = [urlsplit(SIGHTLINE_PUBLIC_ADDRESS).hostname or "127.0.0.1", "127.0.0.1", "localhost"]
DEBUG = False

PEPPER = secret(PUBLIC, "codes").encode()
PAGE_KEY = secret(PUBLIC, "pages").encode()[:32]
SECRET_KEY = secret(PUBLIC, "django")  # Django asks for one; nothing here signs with it
PARTNERSHIP = PUBLIC / "partnership.json"
SIGHTLINE_DEMO = os.environ.get("SIGHTLINE_DEMO") == "1"

_place = json.loads((PUBLIC / "database.json").read_text(encoding="utf-8"))
MAILBOX_DATABASE = {**_place, "user": "sightline_public", "password": secret(PUBLIC, "sightline_public")}

DATABASES: dict[str, dict[str, str]] = {}
INSTALLED_APPS: list[str] = []
MIDDLEWARE = ["sightline.public.quiet.Quiet"]
ROOT_URLCONF = "sightline.config.public_urls"
TEMPLATES: list[dict[str, object]] = []
APPEND_SLASH = False
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 40
FILE_UPLOAD_HANDLERS: list[str] = []  # no file is ever taken but by the two pages that ask for one

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "formatters": {"no words": {"()": "sightline.public.quiet.NoWords"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "no words"}},
    "loggers": {"django": {"handlers": ["terminal"], "level": "ERROR", "propagate": False}},
    "root": {"handlers": ["terminal"], "level": "ERROR"},
}
