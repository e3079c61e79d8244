"""One command a module, named as it is typed."""
