"""What is put on paper, rendered once and kept with its hash."""
