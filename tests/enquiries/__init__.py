"""Enquiries put to every agency at once."""
