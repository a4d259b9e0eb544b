"""What is true in any programme: what time it is, how an id looks. No domain word, no Django model."""
