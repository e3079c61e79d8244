"""What pages of intelligence show, in words."""
