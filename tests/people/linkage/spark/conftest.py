"""Without PySpark there is nothing here to run: `make test-spark`, a step of `.ci/run`, runs it all."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("pyspark") else ["test_*"]
