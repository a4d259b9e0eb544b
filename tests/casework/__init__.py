"""Tests of the ledger and the machine."""
