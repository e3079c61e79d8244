"""Contacts and census returns that arrive as files: read, mapped, checked, kept, and refused by place."""
