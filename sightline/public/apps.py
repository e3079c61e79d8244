"""Django's name for this folder."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "sightline.public"
    label = "public"
