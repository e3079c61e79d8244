"""Time, rows, events, leave and refusal, page layout. Knows nothing of the field."""
