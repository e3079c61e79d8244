"""Reads of the desk, across the folders below."""
