"""What each published figure is: SQL over an extract, with neither Django nor records behind it."""
