"""The door of the addressee: a provider answers here."""
