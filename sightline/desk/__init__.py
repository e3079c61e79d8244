"""Pages that draw on many folders: one's own work, and a child with one chronology."""
