"""Tests of the advice room."""
