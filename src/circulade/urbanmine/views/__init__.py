"""Pages of the urban mine."""
