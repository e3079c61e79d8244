"""Django's name for this folder."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "sightline.desk"
    label = "desk"
