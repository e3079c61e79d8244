"""Meetings of several organisations: who is asked, what each brings, what was said, decided and done afterwards."""
