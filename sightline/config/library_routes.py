"""Addresses whose views are a library's own, each with the reason why it is open as it is.

Ours say beside the view who may open them. A route that is neither is refused by tests/rules.
"""

LIBRARY_ROUTES: dict[str, str] = {}
