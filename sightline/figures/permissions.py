"""Who may take an extract."""

CAPABILITIES = {"figures.extract": "Take an extract in which children are pseudonyms"}
