"""Reads of reports and hotspots."""
