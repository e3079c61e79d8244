"""Django's name for this folder."""

from django.apps import AppConfig


class FollowUpConfig(AppConfig):
    name = "sightline.follow_up"
    label = "follow_up"
