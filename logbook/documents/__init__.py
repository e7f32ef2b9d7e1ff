"""Documents of blocks, in every format; they know no kind of report."""
