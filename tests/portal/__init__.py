"""The provider's door, as its counsel, other providers and officers see it."""
