"""Finding records by the words in them: takes text from services, and knows no feature."""
