"""Django's name for this folder."""

from django.apps import AppConfig


class JusticeConfig(AppConfig):
    name = "sightline.justice"
    label = "justice"
