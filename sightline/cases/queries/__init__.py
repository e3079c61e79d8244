"""Reads across a case, one concept a file."""
