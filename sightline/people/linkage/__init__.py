"""Which records of several files may be about one person: proposals, which a person confirms.

No Django and no database server. Names, dates of birth, addresses and identifiers are compared; sex, ethnicity
and other protected characteristics never are, and a file's column for one is left unread.
"""
