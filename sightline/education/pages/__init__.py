"""What the pages of schools and colleges show, as plain objects."""
