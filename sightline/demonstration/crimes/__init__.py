"""Crimes of the past: who told the police of what, whom they suspect, and what came of it (0217)."""
