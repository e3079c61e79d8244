"""Django's name for this folder."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "sightline.content"
    label = "content"
