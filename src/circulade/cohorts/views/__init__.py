"""Pages of the app `cohorts`."""
