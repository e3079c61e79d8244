"""Sightline: the working system of a local partnership that protects children at risk of exploitation."""
