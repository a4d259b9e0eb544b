"""Comity: requests for electronic evidence across borders, from the first preservation to the measured answer."""
