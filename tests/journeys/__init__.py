"""Journeys in a real browser, as given, when and then, in the words of the people who take them."""
