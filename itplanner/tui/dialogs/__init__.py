"""What stands over a place until it is answered."""
