"""What was promised to parliament or asked by it, its terms, and what answers it."""
