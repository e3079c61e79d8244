"""Fields and wording of the pages of schools and colleges."""
