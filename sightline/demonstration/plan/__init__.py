"""How many contacts, children and outcomes the borough has in each year, and which published figure each meets."""
