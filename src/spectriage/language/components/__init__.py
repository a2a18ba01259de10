"""One folder a component: its knowledge (`patterns.jsonl`) apart from its logic."""
