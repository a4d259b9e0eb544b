"""The demonstration world: real institutions by public name only, invented people, invented requests."""
