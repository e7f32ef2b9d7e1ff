"""What makes the index: how records tell themselves, and how words are folded, as one digest."""

from logbook.maker import digest_of

SOURCES = ("search/folding.py", "search/tokens.py", "richtext.py", "*/indexing.py")
LIBRARIES = ("snowballstemmer",)
MAKER = digest_of(SOURCES, LIBRARIES)
