"""Reads of episodes, plans and patterns."""
