"""The HTTP API: keys, contacts, missing reports, returns."""
