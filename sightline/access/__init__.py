"""Who works where, what they may do, the walls, and the record of who looked and what changed."""
