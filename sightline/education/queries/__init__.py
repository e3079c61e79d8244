"""Reads of returns, one concept a file."""
