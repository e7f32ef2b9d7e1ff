"""How fast the program is, beside references measured in the same run: `make bench`."""
