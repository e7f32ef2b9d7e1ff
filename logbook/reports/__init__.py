"""What is compiled from the log: the dossier of a commitment, the letter, the summary of a meeting."""
