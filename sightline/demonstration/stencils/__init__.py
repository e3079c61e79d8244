"""Filling many rows fast without writing any rule twice.

The real actions are watched at work on a few stories, inside a transaction that is rolled back. From what each
of them wrote, a *stencil* is drawn: which rows, in which tables, and for every cell whether it is always the same
or comes from something known (an identifier, a text, a moment, a due date). The borough is then filled by
stamping stencils. A test runs stories both ways and compares every table, column by column.

docs/decisions/0047-stencils-learnt-at-each-filling.md says why.
"""
