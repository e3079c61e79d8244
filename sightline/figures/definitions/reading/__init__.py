"""Reading an extract: every rule of the format is asked of every value, and nothing is dropped or put right."""
