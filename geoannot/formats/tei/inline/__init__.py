"""Inline style: annotations as elements of the text, as far as they nest."""
