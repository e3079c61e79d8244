"""What the figures' pages show, as plain objects."""
