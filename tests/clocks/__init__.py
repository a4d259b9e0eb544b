"""Tests of the room `clocks`."""
