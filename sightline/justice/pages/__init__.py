"""What the pages of crimes and suspects show, as plain objects."""
