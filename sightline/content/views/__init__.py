"""Pages of public words."""
