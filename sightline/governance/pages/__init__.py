"""What pages of reviews and accounts show, in words."""
