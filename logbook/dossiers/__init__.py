"""What is compiled anew each time: dossiers, summaries of meetings, the state of affairs."""
