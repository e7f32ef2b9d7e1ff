"""Letters to parliament: composed from the log, checked, written further, signed."""
