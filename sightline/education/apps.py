"""Django's name for this folder."""

from django.apps import AppConfig


class EducationConfig(AppConfig):
    name = "sightline.education"
    label = "education"
