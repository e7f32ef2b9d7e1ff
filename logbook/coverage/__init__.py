"""Who was spoken to about what: how, how long ago, and who never was."""
