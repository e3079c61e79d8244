"""Every write of the demonstration."""
