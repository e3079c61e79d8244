"""Django's name for this folder."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "sightline.support"
    label = "support"
