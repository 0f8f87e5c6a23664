"""English: tables that several extractors read."""
