"""Reports in, text out: terminal, JSON, CSV, HTML."""
