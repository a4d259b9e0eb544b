"""Tests of who is told, once."""
