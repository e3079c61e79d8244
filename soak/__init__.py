"""The long tests, run by `make soak` and not by `make test`: kills in mid-save, fuzzed input, every cell of the walk,
many tellers at once.

SOAK_KILLS (50) and SOAK_FUZZ (100000) say how many, SOAK_LOAD (180) for how many seconds.
"""
