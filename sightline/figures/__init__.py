"""From records to figures: the extract they are computed from."""
