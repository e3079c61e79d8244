"""Which action above answers which event from below. The worker runs each once; a test finds the forgotten."""

REACTIONS: dict[str, list[str]] = {}
