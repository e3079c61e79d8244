"""Pages of crimes and suspects. Opening one is put on record before it is shown."""
