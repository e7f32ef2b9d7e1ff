"""Pages of the history: who changed what, of every kind of record, as the reader may know it."""
