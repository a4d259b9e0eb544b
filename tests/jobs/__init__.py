"""Tests of the door of time and of the command line."""
