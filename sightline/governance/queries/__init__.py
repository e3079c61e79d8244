"""Reads of reviews and accounts."""
