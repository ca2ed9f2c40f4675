"""Pages of the app `web`."""
