"""What templates of cases need, as plain objects."""
