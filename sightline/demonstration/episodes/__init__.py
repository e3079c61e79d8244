"""Missing episodes of the borough's past, each from a contact that told of it, to what followed the return.

heard.py     contacts that an episode can have come from
telling.py   which of them did: as planned for the printed years, freely before, between and after them
story.py     one episode as two beats: told and graded; back, and what followed
doing.py     the beats played through the actions
learning.py  a few invented episodes, watched, and all others stamped
tables.py    the table of an extract, where there is no database
"""
