"""The one error a person sees when the database cannot be had, with a sentence saying what to do."""


class DatabaseUnavailable(Exception):
    """The database could not be started or reached; the message is for the person at the keyboard."""
