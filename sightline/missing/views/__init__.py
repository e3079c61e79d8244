"""Pages of missing episodes."""
