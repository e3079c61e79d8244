"""What the templates of the front door show, as plain objects."""
