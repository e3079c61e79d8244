"""What the pages of meetings show, as plain objects."""
