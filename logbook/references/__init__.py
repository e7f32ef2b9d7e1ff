"""Where something can be found: in words, by citation or address, in a file, in a record of ours.

A reference points to records by kind and id, also of rooms that stand to the right: who may know of
those, their rooms say (`sight`).
"""
