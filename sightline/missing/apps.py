"""Django's name for this folder."""

from django.apps import AppConfig


class MissingConfig(AppConfig):
    name = "sightline.missing"
    label = "missing"
