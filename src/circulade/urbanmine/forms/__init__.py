"""Forms of the urban mine."""
