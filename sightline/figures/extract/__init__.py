"""Writing the extract: the frozen, pseudonymous tables every figure is computed from."""
