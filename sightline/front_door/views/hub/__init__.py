"""Pages of the hub's day: the board, shifts, cover, challenges, paper, and how the front door works."""
