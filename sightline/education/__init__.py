"""Schools and colleges: the pupils they worry about or a nil return, absence, and moves between settings."""
