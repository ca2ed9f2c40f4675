"""Pages of the app `needs`."""
