"""What HTTP needs and no feature owns: gate, headers, errors, forms and JSON, language."""
