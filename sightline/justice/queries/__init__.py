"""Reads across crimes and suspects, one concept a file."""
