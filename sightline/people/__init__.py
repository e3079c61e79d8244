"""People: source records, names, identifiers, links, restriction, involvement, chronology and search."""
