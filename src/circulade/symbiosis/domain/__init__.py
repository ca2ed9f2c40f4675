"""What is done with districts, sites, streams and links."""
