"""The index that records are found by: takes text from services, and knows no feature."""
