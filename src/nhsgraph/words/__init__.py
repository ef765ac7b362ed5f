"""The words that go out: names of bodies on a day, sentences of statements, citations."""
