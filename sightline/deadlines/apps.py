"""Django's name for this folder."""

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "sightline.deadlines"
    label = "deadlines"
