"""Reading files that other systems send: tables of any kind, seen through a saved mapping."""
