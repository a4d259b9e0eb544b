"""Tests of advice: which routes are open, what a draft lacks, what its lint finds."""
