"""Ways out to other programs: a record, or a part of it, in the formats that they read."""
