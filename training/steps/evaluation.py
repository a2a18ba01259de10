"""Figures that every model's card shows: intervals and reliability."""

from typing import Any

import numpy as np


def bootstrap_interval(values: list[float], seed: int = 7, rounds: int = 2000) -> list[float]:
    """95 % percentile interval of the mean over resampled documents."""
    if not values:
        return [0.0, 1.0]
    rng = np.random.default_rng(seed)
    sample = np.array(values)
    means = sample[rng.integers(0, len(sample), (rounds, len(sample)))].mean(axis=1)
    return [round(float(np.quantile(means, q)), 4) for q in (0.025, 0.975)]


def reliability_table(
    confidences: list[float], right: list[float], bins: int = 5
) -> list[dict[str, Any]]:
    """Mean confidence beside the share that was right, in bins of equal width."""
    table = []
    for number in range(bins):
        low, high = number / bins, (number + 1) / bins
        members = [
            (c, r) for c, r in zip(confidences, right, strict=True)
            if low <= c < high or (number == bins - 1 and c == 1.0)
        ]  # fmt: skip
        table.append(
            {
                "from": low,
                "to": high,
                "count": len(members),
                "mean_confidence": round(float(np.mean([c for c, _ in members])), 4)
                if members
                else None,
                "share_right": round(float(np.mean([r for _, r in members])), 4)
                if members
                else None,
            }
        )
    return table


def brier_of(confidences: list[float], right: list[float]) -> dict[str, Any]:
    """Brier score of the first answer's confidence, beside always saying the share right."""
    share = float(np.mean(right)) if right else 0.0
    squared = {
        "model": [(c - r) ** 2 for c, r in zip(confidences, right, strict=True)],
        "always the share right": [(share - r) ** 2 for r in right],
    }
    return {
        name: {
            "value": round(float(np.mean(values)), 4) if values else 0.0,
            "interval_95": bootstrap_interval(values),
        }
        for name, values in squared.items()
    }


def expected_calibration_error(table: list[dict[str, Any]]) -> float:
    """Mean gap between confidence and share right, weighted by the bins' counts."""
    total = sum(row["count"] for row in table)
    gaps = sum(
        row["count"] * abs(row["mean_confidence"] - row["share_right"])
        for row in table
        if row["count"]
    )
    return round(gaps / total, 4) if total else 0.0
