"""How names, dates of birth, identifiers and postcodes are compared.

Plain functions: no database, no Django. Nothing here gives a number to a likeness; what agrees and what
differs is said in words. Sex, ethnicity, disability and other protected characteristics are never compared;
a date of birth is used as an identifier only.
"""
