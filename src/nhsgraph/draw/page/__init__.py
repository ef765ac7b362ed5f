"""The page of a picture: its look, sheet, letters and file."""
