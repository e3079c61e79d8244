"""The access walk: every route, for every role, onto every kind of record."""
