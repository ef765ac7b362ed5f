"""How answers and views are shown: on a terminal, in a notebook."""
