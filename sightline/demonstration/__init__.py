"""The demonstration borough: Wrekinshire, invented from end to end.

Nothing here describes a real person, place or organisation. Names, streets, schools and services are made up,
telephone numbers and NHS numbers are from the ranges kept for drama and testing, and every text is about an
ordinary worry, a place, a time and who was told.

    reference/  the lists it is made from, as data
    plan/       how many of what in each year, solved from the published percentages
    borough/    places, organisations, staff, families
    story/      contacts and what followed them, up to a given moment
"""
