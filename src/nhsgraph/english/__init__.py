"""The words that come in: times and questions in English."""
