"""What the templates of missing episodes need, as plain objects."""
