"""The HTTP API: what agencies' own systems send, and what they may read of it."""
