"""The directory of help: what each service is, whom it is for, how to reach it, and when that was last checked."""
