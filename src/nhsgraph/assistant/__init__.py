"""The server for assistants: tools that answer from a record, briefly, each with its source."""
