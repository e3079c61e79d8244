"""What must hold in the whole repository, asked of its files."""
