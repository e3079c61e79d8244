"""Missing episodes, what follows a child's return, return home interviews, trigger plans, and the repeat rule."""
