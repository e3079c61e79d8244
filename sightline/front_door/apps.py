"""Django's name for this folder."""

from django.apps import AppConfig


class FrontDoorConfig(AppConfig):
    name = "sightline.front_door"
    label = "front_door"
