"""Tests of the demonstration world."""
