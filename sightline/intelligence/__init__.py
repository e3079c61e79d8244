"""What partners see and hear of places, vehicles and people: graded by the police, considered, and heard of again.

Higher than crimes and missing episodes, lower than the front door. Reports are no part of a child's record until
social care has considered them (PW-18c); hotspots are places, never people.
"""
