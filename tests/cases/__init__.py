"""Tests of the exploitation pathway."""
