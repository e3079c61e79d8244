"""House measures: what is small can be read."""

import ast

from tests.rules.repository import ROOT, Source, said, sources, templates

FILE_LINES = 300
FUNCTION_LINES = 30
TEMPLATE_LINES = 120


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines from `def` to its end, less its docstring."""
    whole = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        whole -= (first.end_lineno or 0) - first.lineno + 1
    return whole


def functions(source: Source) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        each for each in ast.walk(source.tree) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_no_file_is_too_long() -> None:
    found = [
        f"{each.path}: {count} lines"
        for each in sources()
        if (count := len(each.text.splitlines())) > FILE_LINES
    ]
    assert not found, said(found)


def test_no_function_is_too_long() -> None:
    found = [
        f"{each.path}:{function.lineno} {function.name}: {length(function)} lines"
        for each in sources()
        for function in functions(each)
        if length(function) > FUNCTION_LINES
    ]
    assert not found, said(found)


def test_no_template_is_too_long() -> None:
    found = [
        f"{each.relative_to(ROOT)}: {count} lines"
        for each in templates()
        if (count := len(each.read_text().splitlines())) > TEMPLATE_LINES
    ]
    assert not found, said(found)
