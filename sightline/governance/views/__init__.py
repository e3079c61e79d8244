"""Pages of reviews and accounts."""
