"""Django's name for this folder."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "sightline.letters"
    label = "letters"
