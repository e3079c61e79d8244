"""What the pages of access show, as plain objects."""
