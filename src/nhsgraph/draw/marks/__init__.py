"""The marks that all pictures share: boxes, badges, lines, bars and the legend."""
