"""What HTTP needs and no feature owns: the gate, headers, errors, forms and JSON, paging, language."""
