"""Pictures of the structure: of one day, of several, and of what changed."""
