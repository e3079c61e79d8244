"""DuckDB's own module, without the Python around it.

The package `duckdb` first makes classes for notebooks and data frames, which takes longer than reading a borough's
contacts. What the figures use of it is here.
"""

from _duckdb import DuckDBPyConnection as Connection
from _duckdb import Error, connect

__all__ = ["Connection", "Error", "connect"]
