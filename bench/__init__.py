"""What the design promises of speed (section 10), measured: `make bench` prints it and keeps it in docs/benchmarks.md.

Ratios are taken in one run on one machine. Nothing here is a test, and no test measures time.
"""
