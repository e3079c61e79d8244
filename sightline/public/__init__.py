"""Pages without sign-in: what the partnership publishes."""
