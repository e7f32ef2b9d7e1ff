"""The handbook: how to do what, in the reader's language, on a page of the program."""
