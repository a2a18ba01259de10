# One line a chore. `make train` needs the `train` extra; everything else the `test` and `check` groups.
PY ?= python

.PHONY: format check test golden train bench screenshot

format:
	ruff format src tests training benchmarks && ruff check --fix src tests training benchmarks

check:
	ruff check src tests training benchmarks && mypy

test:
	$(PY) -m pytest

golden:
	SPECTRIAGE_REGENERATE_GOLDEN=1 $(PY) -m pytest tests/golden

train:
	$(PY) training/train.py

bench:
	$(PY) benchmarks/speed.py

screenshot:
	$(PY) docs/make_screenshot.py
