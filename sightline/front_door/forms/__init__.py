"""Fields and wording of the front door's forms, one page a file."""
