"""The door of the public process. It learns nothing of who knocks."""

import os

from django.core.wsgi import get_wsgi_application

from sightline.public.quiet import forgetting

os.environ["DJANGO_SETTINGS_MODULE"] = "sightline.config.public_settings"

application = forgetting(get_wsgi_application())
