"""What partners return: the tables of an extract whose records the system does not keep yet, made up from a seed.

Crimes, licensing, complaints and money are worked out from the plan in
`reference/planned.csv`, about children, contacts and cases of the real part of an extract and no others. Which cases
there are is worked out from the same plan (`opening`, `closing`, `judging`, `levels`), and told by `pathway`.
Every file made here is named in the extract's `generated.json`, and the report says so beside its numbers.

    known.py       the real part: children and their contacts
    the tables     schools, licensing
    all_tables.py  everything that is not real, in one go
    from_seed.py   a real part told by the story itself, where there is no database
    folder.py      the extract on disk with its manifest and its mark
"""
