"""Pages of the app `groups`."""
