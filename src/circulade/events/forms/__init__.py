"""Forms of the app `events`."""
