"""How things look, once for all doors."""
