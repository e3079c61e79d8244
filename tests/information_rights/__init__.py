"""Tests of how records are kept, reviewed, disposed of and asked for."""
