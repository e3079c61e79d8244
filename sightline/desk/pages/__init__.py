"""What the desk's templates need, as plain objects."""
