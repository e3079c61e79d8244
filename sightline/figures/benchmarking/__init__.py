"""The benchmarking return: five data sets that areas give each other, protected, and how they are read (ST-16)."""
