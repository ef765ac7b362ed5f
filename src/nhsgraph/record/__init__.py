"""A folder of YAML files to a checked record, and the forms in which a record is kept."""
