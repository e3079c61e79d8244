"""What the public may see of the figures: which numbers are withheld so that no child can be known by one."""
