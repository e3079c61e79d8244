"""Charts of the report: each is made of protected numbers, and says in words what it shows."""
