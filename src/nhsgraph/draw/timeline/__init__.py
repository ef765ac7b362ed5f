"""Lives of bodies through the years."""
