"""A typed, dated, sourced graph of who governed the NHS workforce in England, 2010 to 2021."""
