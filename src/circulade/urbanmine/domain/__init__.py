"""What happens to studies of the urban mine."""
