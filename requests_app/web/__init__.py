"""The door of the requesting side: a click becomes one call of the desk."""
