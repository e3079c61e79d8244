"""The hub's day."""
