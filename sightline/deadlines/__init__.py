"""Clocks: what is due, what is late, and who is told when nothing happens."""
