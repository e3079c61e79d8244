"""What partners return: the tables of an extract whose records the system does not keep yet, made up from a seed.

Cases, missing episodes, crimes, referrals, school returns, licensing, complaints, caseloads and money are worked out
from the plan in `reference/planned.csv`, about children and contacts of the real part of an extract and no others.
Every file made here is named in the extract's `generated.json`, and the report says so beside its numbers.

    known.py       the real part: children and their contacts
    the tables     cases, levels (statuses and levels of risk), missing, crimes, suspects, referrals, schools, licensing
    all_tables.py  everything that is not real, in one go
    from_seed.py   a real part told by the story itself, where there is no database
    folder.py      the extract on disk with its manifest and its mark
"""
