"""Tests of what came back."""
