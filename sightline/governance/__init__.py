"""Reviews of services: what survivors, families and others tell a review, kept in confidence (IS-19).

An account is read by the members of its review and by nobody else: no search, chronology, export or extract has it.
"""
