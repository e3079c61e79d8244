"""What the templates of an enquiry need, as plain objects."""
