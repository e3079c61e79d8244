"""The script: which actions the borough's people took, when, and with what.

beats    one event: what kind, when, by whom, what is known
people   the first time a person is taken down
contacts from the first call to the last line
real     plays a beat through the actions themselves
known    what every beat may refer to by name
"""
