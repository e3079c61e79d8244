"""Django's name for this folder."""

from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "sightline.enquiries"
    label = "enquiries"
