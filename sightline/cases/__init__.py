"""The exploitation pathway: from allocation to a safe ending, beside any statutory status and never instead of it."""
