"""Who exists: people, organisations, the roles they hold, and verified ways to reach them."""
