"""Contacts: what somebody told us, who decides what happens, and telling them what came of it."""
