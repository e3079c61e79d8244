"""Pages of schools and colleges."""
