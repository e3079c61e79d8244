"""Settings, addresses, roles and reactions: the one place that knows every folder."""
