"""Words in, lines and tables out, by geometry alone."""
