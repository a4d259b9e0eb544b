"""Tests of how the process is put together."""
