"""What access asks people to fill in."""
