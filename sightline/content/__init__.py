"""Public words: pages, their versions, who published them and when they are read again."""
