"""Document in, report out: joins what parameters, language, classify and lists found.

Refuses nothing that can be read; what was not read is a warning and blocks "nothing found".
Item scoring takes no party and no country.
"""
