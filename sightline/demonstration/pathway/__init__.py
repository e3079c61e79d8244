"""Cases on the exploitation pathway: which child's began and ended when, and what was done in each.

heard      what is kept of contacts while they are told: of whom, when, and what was decided
telling    every case with its child and its days, as planned for the printed years and freely after them
before     the contact from which a case was opened before the first of the records
diary      one case from opening to ending, as beats
doing      plays a beat of a case through the actions
gatherings panels, strategy meetings and the letter to a practice, told when they are over
story      what every beat of a case may refer to by name
supervision  of each practitioner, every four weeks
learning   watches a few cases, and draws their stencils
stamping   stamps all others
tables     the tables of the extract that cases give, with no database
"""
