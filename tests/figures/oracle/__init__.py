"""The definitions once more, in plain Python and by another road, to hold the SQL to them."""
