"""Times in English: days, months, years, seasons, ranges, and days of knowledge, read by words.

A sentence becomes a row of words, figures and signs (``line``). At each place readers try to read
a time: in figures (``figures``), with the name of a month (``worded``), in a phrase (``phrases``).
What looks like a time and is none of these is named as not read (``strange``). ``sentence`` puts
prepositions and ranges together. Each reader looks a few signs ahead, so the work grows with the
length of the sentence and no faster.

The words and tables are those of ``nhsgraph.dates``; ``2014/15`` and consecutive ``2014-15`` are a
financial year, ``2014/2015`` two calendar years. The package knows nothing of bodies and forms.
"""

from nhsgraph.english.times.bounds import bounded
from nhsgraph.english.times.sentence import Times, read_times

__all__ = ["Times", "bounded", "read_times"]
