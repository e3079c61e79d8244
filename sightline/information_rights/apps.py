"""Django's name for this folder."""

from django.apps import AppConfig


class InformationRightsConfig(AppConfig):
    name = "sightline.information_rights"
    label = "information_rights"
