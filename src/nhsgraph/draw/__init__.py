"""Pictures of the record, drawn with matplotlib on one shared layout; loaded when first used."""
