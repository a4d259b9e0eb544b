"""Who is told what, when, once: rungs over deadlines make notices; an outbox sends them."""
