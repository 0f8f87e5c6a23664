"""Editions: TEI that other people wrote. It is read by a rule of what counts as text, and never written anew.

The text of an edition is a selection of the characters of its file, and a map leads from every one of them back to its
place. What geoannot finds is put into the file's own bytes as one ``standOff``, which can be taken out again.
"""
