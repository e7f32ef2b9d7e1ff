"""What is compiled from the log: the dossier of a commitment, a letter, a meeting's summary."""
