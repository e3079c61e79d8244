"""Wrekinshire: its places, organisations, staff and families."""
