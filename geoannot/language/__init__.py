"""What extractors need to know of a language, one package a language."""
