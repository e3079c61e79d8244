"""Filters and forms of the tracker."""
