"""Pages of this folder: what the staff site publishes, and those of the public process."""
