"""Train the document-kind and product-family classifiers and store them with their figures."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.base import clone
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.svm import LinearSVC
from threadpoolctl import threadpool_limits

from corpus import (
    Row,
    corpus_digest,
    documents_digest,
    first_pages_digest,
    maker_split,
    read_corpus,
    read_documents,
    read_first_pages,
)
from evaluation import bootstrap_interval, brier_of, reliability_table
from masking import mask_maker, others_of, without_parties
from spectriage.classify.features import (
    CUE_PATTERN,
    FEATURES_VERSION,
    OWN_PATTERN,
    WORD_PATTERN,
    first_noun_guess,
    keyword_guess,
    letter_groups,
    prepare_text,
)
from spectriage.classify.linear import LinearTextModel
from spectriage.documents.read import read_text
from spectriage.modelstore import stored_names
from spectriage.triage.paperwork import kind_by_title
from spectriage.vocabulary.tables import read_table
from store import write_model
from term_counts import CountedTfidf, TermCounts


@dataclass(frozen=True, kw_only=True)
class TextTask:
    """What to learn: the row's field, the cue group, and settings that were fixed on dev."""

    name: str
    field: str
    apart: bool  # a machine for each block of terms, else one for all
    softmax: float | None  # regularisation of a softmax whose margins are added to the machines'
    cue_weight: float
    own_weight: float  # of product nouns, or of the top's words
    own_seldom: int  # texts in which one of them must stand
    letter_weight: float = 3.0
    balance: float = 1.0  # 1: each label counts alike; 0: as often as it is met
    hide_parties: bool = True  # marked parties are taken out of the texts to learn from
    descriptions: bool = False  # learn short descriptions too; they are in no test


@dataclass(frozen=True, slots=True)
class Texts:
    """Prepared texts with their labels and makers; a text without a maker is its own."""

    texts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()

    def only(self, chosen: Iterable[int]) -> "Texts":
        """The texts at these places."""
        places = list(chosen)
        columns = (self.texts, self.labels, self.makers)
        return Texts(*(tuple(column[n] for n in places) for column in columns))


Beside = Sequence[tuple[Texts, float]]  # texts that only teach, and what one of them weighs
MOST_GROUPS = 20_000  # of letters; more of them are rare ones, and learnt worse (dev)
PAGE_WEIGHT = 1.0  # of a first page
SHORT_WEIGHT = 0.3  # of a description beside a sheet: it teaches words, sheets how they are used
NOUNS_A_TEXT = 6  # product nouns that make one text of weight `SHORT_WEIGHT`
_FOLDS = 3
_MARGINS = 1.0  # regularisation of machines; 0.3 to 5 tell the same
_NARROWEST = 1e-6
_STEPS = 127  # weights are kept as int8

TASKS = (
    TextTask(
        name="document_kind",
        field="kind",
        apart=True,  # makers held out in turn: .943 right; one machine for all blocks .935
        softmax=None,
        cue_weight=1.0,
        own_weight=0.5,
        own_seldom=3,
        letter_weight=1.5,  # 3 is better on own texts, worse on the long sheets of real makers
        balance=0.5,
        hide_parties=False,  # that a paper names parties says what kind it is
    ),
    TextTask(
        name="product_family",
        field="family",
        apart=False,  # true: .908
        softmax=6.0,  # makers held out in turn: .925 right; machines alone .922, softmax alone .917
        cue_weight=1.0,
        own_weight=0.6,
        own_seldom=1,
        descriptions=True,
    ),
)


def main(corpus: Path, models: Path, seed: int = 7) -> dict[str, Any]:
    """Train both models; returns their metrics by name."""
    rows, teaching = read_documents(corpus), read_teaching(corpus)
    return {task.name: _train(task, rows, teaching, corpus, models, seed) for task in TASKS}


@dataclass(frozen=True, slots=True)
class Teaching:
    """Rows that only teach: short descriptions, which have no kind, and first pages."""

    descriptions: tuple[Row, ...]
    first_pages: tuple[Row, ...]

    def beside(self, task: TextTask) -> Beside:
        """Their texts as a task learns from them."""
        pages = (texts_of(task, self.first_pages), PAGE_WEIGHT)
        if not task.descriptions:
            return (pages,)
        return ((texts_of(task, self.descriptions), SHORT_WEIGHT), pages)

    def only(self, keep: Callable[[Row], bool]) -> "Teaching":
        """Those rows that `keep` says."""
        return Teaching(
            tuple(filter(keep, self.descriptions)), tuple(filter(keep, self.first_pages))
        )


def read_teaching(corpus: Path) -> Teaching:
    """What stands beside the corpus."""
    descriptions = read_corpus(corpus.parent / "descriptions")
    return Teaching(tuple(descriptions), tuple(read_first_pages(corpus)))


def new_blocks(task: TextTask, words: Sequence[str]) -> FeatureUnion:
    """Unfitted blocks of a task, each text's of unit length times the block's weight.

    `words` are the terms of the first block.
    """
    blocks = [
        ("words", CountedTfidf(_WORD_COUNTS, vocabulary=words)),
        ("cues", CountedTfidf(_CUE_COUNTS)),
        ("own", CountedTfidf(_OWN_COUNTS, min_df=task.own_seldom)),
        ("letters", CountedTfidf(_LETTER_COUNTS, min_df=3, max_features=MOST_GROUPS)),
    ]
    weights = dict(zip(("words", "cues", "own", "letters"), block_weights(task), strict=True))
    return FeatureUnion(blocks, transformer_weights={name: weights[name] for name, _ in blocks})


def _fit_linear(
    task: TextTask, columns: Any, widths: Sequence[int], labels: Sequence[str],
    counted: Sequence[float], seed: int,
) -> Any:  # fmt: skip
    """One linear model of a task's blocks, which are so many columns wide.

    It adds the margins of all that was learnt, made equally wide.
    """
    counts = Counter(labels)
    even = len(labels) / len(counts)
    class_weight = {label: (even / count) ** task.balance for label, count in counts.items()}
    whole = LinearSVC(C=_MARGINS, class_weight=class_weight, random_state=seed)
    ends = list(accumulate(widths)) if task.apart else [columns.shape[1]]
    told, added = [], []
    for start, end in pairwise([0, *ends]):
        if start == end:
            continue  # a block that a small corpus gives no term
        machine = clone(whole).fit(columns[:, start:end], labels, sample_weight=counted)
        weights, bias = _even(machine, columns[:, start:end])
        told.append(weights)
        added.append(bias)
    whole.classes_, whole.n_features_in_ = machine.classes_, columns.shape[1]
    whole.coef_, whole.intercept_ = np.hstack(told), np.sum(added, axis=0)
    if task.softmax is not None:
        softmax = LogisticRegression(
            C=task.softmax, class_weight=class_weight, max_iter=300, tol=1e-3, random_state=seed
        )
        weights, bias = _even(softmax.fit(columns, labels, sample_weight=counted), columns)
        whole.coef_, whole.intercept_ = whole.coef_ + weights, whole.intercept_ + bias
    return whole


def _even(fitted: Any, columns: Any) -> tuple[Any, Any]:
    """Weights and bias of margins that are one wide."""
    width = max(float(np.std(fitted.decision_function(columns))), _NARROWEST)
    return fitted.coef_ / width, fitted.intercept_ / width


def _analyser(pattern: str, pairs: bool = False) -> Callable[[str], list[str]]:
    taken_apart: Callable[[str], list[str]] = TfidfVectorizer(
        token_pattern=rf"(?<!\w){pattern}", ngram_range=(1, 1 + pairs)
    ).build_analyzer()
    return taken_apart


# One- and two-word terms, tokens and groups of letters of all texts that were asked for.
_WORD_COUNTS = TermCounts(_analyser(WORD_PATTERN, pairs=True))
_CUE_COUNTS = TermCounts(_analyser(CUE_PATTERN))
_OWN_COUNTS = TermCounts(_analyser(OWN_PATTERN))
_LETTER_COUNTS = TermCounts(letter_groups)


def terms_of_several_makers(examples: Texts) -> list[str]:
    """One- and two-word terms that texts of at least two makers have, sorted.

    What only one maker writes is a name, a place or a habit of his.
    """
    counted = _WORD_COUNTS.matrix(examples.texts)
    named = [maker or f"text {place}" for place, maker in enumerate(examples.makers)]
    makers = np.unique(named, return_inverse=True)[1]
    of_term = np.repeat(makers, np.diff(counted.indptr))
    pairs = np.unique(counted.indices.astype(np.int64) * len(named) + of_term)
    columns, count = np.unique(pairs // len(named), return_counts=True)
    return sorted(_WORD_COUNTS.terms[column] for column in columns[count > 1])


def block_weights(task: TextTask) -> tuple[float, ...]:
    """Weights of the blocks of words, cues, own tokens and groups of letters."""
    return (1.0, task.cue_weight, task.own_weight, task.letter_weight)


def prior_texts(task: TextTask) -> Texts:
    """One text a label, made of the label's own cue terms, with the labels.

    They teach the words of a label of which the corpus has few documents; they are in no test.
    """
    rows = [row for row in read_table("cues.tsv") if row["group"] == task.field]
    texts = [prepare_text(row["terms"].replace(" | ", " . "), task.field) for row in rows]
    return _of_vocabulary(texts, [row["name"] for row in rows])


def noun_texts(task: TextTask) -> Texts:
    """Product nouns of the vocabulary, some to a text, with their families; in no test."""
    texts: list[str] = []
    labels: list[str] = []
    for row in read_table("product_nouns.tsv") if task.field == "family" else ():
        nouns = [noun.removeprefix("*") for noun in row["nouns"].split(" | ")]
        for start in range(0, len(nouns), NOUNS_A_TEXT):
            text = " . ".join(nouns[start : start + NOUNS_A_TEXT])
            texts.append(prepare_text(text, task.field))
            labels.append(row["family"])
    return _of_vocabulary(texts, labels)


def _of_vocabulary(texts: list[str], labels: list[str]) -> Texts:
    return Texts(tuple(texts), tuple(labels), ("vocabulary",) * len(texts))


def texts_of(task: TextTask, rows: Sequence[Row]) -> Texts:
    """The rows' texts as the task learns from them."""
    shown = without_parties if task.hide_parties else _whole
    return Texts(
        tuple(prepare_text(shown(row), task.field) for row in rows),
        tuple(str(row[task.field]) for row in rows),
        tuple(row["maker"] for row in rows),
    )


def _whole(row: Row) -> str:
    return str(row["text"])


def fit(task: TextTask, examples: Texts, seed: int, beside: Beside = ()) -> Pipeline:
    """Estimator fitted on the texts, those that only teach, and what the vocabulary knows.

    Its weights are told in 127 steps either way, so that it tells exactly what int8 arrays tell.
    """
    parts = (
        (examples, 1.0), *beside, (prior_texts(task), 1.0), (noun_texts(task), SHORT_WEIGHT),
    )  # fmt: skip
    whole = Texts(
        tuple(text for part, _ in parts for text in part.texts),
        tuple(label for part, _ in parts for label in part.labels),
        tuple(maker for part, _ in parts for maker in part.makers),
    )
    counted = [weight for part, weight in parts for _ in part.texts]
    blocks = new_blocks(task, terms_of_several_makers(whole))
    with threadpool_limits(1):  # sums of several threads differ in their last digits
        columns = blocks.fit_transform(whole.texts).tocsr()
        widths = [len(block.get_feature_names_out()) for _, block in blocks.transformer_list]
        linear = _fit_linear(task, columns, widths, whole.labels, counted, seed)
    step = np.abs(linear.coef_).max() / _STEPS
    linear.coef_ = np.rint(linear.coef_ / step) * step
    return Pipeline([("blocks", blocks), ("linear", linear)])


def _usable(task: TextTask, rows: list[Row]) -> tuple[list[Row], Counter[str]]:
    """Rows that can teach the task; those left out are counted by reason."""
    left_out: Counter[str] = Counter()
    kept = []
    for row in rows:
        if task.field == "family" and row["family"] == "other" and not any(row["entries"].values()):
            left_out["paper that describes no item"] += 1
        else:
            kept.append(row)
    return kept, left_out


def _train(
    task: TextTask, rows: list[Row], teaching: "Teaching", corpus: Path, models: Path, seed: int
) -> Any:  # fmt: skip
    usable, left_out = _usable(task, rows)
    beside = teaching.beside(task)
    # These models must know every family, so families held out elsewhere go by their maker here.
    learn = [row for row in usable if maker_split(row) != "test"]
    test = [row for row in usable if maker_split(row) == "test"]
    examples = texts_of(task, learn)
    temperature = _fit_temperature(task, examples, seed, beside)
    checked = fit(task, examples, seed, beside)
    metrics = _evaluate(task, checked, temperature, learn, test, beside)
    metrics["train_beside"] = sum(len(texts.texts) for texts, _ in beside)
    metrics["left_out"] = dict(left_out)

    final = fit(task, texts_of(task, usable), seed, beside)
    folder = models / task.name
    folder.mkdir(parents=True, exist_ok=True)
    for old in ("model.skops", "vocabulary.json"):  # models of older versions had them
        (folder / old).unlink(missing_ok=True)
    _write_arrays(task, final, temperature, folder)
    meta = {
        "name": task.name,
        "task": f"document text to {task.field}",
        "labels": [str(label) for label in final.classes_],
        "features_version": FEATURES_VERSION,
        "corpus_digest": corpus_digest(corpus),
        **documents_digest(corpus),
        **_descriptions_digest(task, corpus),
        **first_pages_digest(corpus),
        "seed": seed,
        "temperature": temperature,
        "trained_on": "all splits, after the test figures were measured on a model without test",
    }
    write_model(folder, meta, metrics)
    return metrics


def _descriptions_digest(task: TextTask, corpus: Path) -> dict[str, str]:
    if not task.descriptions:
        return {}
    return {"descriptions_digest": corpus_digest(corpus.parent / "descriptions")}


def _fit_temperature(task: TextTask, examples: Texts, seed: int, beside: Beside) -> float:
    """Temperature that makes out-of-fold probabilities fit best; folds share no maker."""
    logits, truth = [], []
    makers = [maker or f"text {n}" for n, maker in enumerate(examples.makers)]
    for train, held in GroupKFold(n_splits=_FOLDS).split(makers, groups=makers):
        model = fit(task, examples.only(train), seed, beside)
        known = {label: n for n, label in enumerate(model.classes_)}
        asked = examples.only(held)
        scores = np.atleast_2d(model.decision_function(asked.texts))
        for row, label in zip(scores, asked.labels, strict=True):
            if label in known:
                logits.append(np.pad(row, (0, 100 - len(row)), constant_values=-1e9))
                truth.append(known[label])
    stacked, chosen = np.array(logits), np.array(truth)

    def loss(log_temperature: float) -> float:
        scaled = stacked / np.exp(log_temperature)
        top = scaled.max(axis=1, keepdims=True)
        log_sum = top[:, 0] + np.log(np.exp(scaled - top).sum(axis=1))
        return float((log_sum - scaled[np.arange(len(chosen)), chosen]).mean())

    return round(float(np.exp(minimize_scalar(loss, bounds=(-3, 3), method="bounded").x)), 4)


def _evaluate(
    task: TextTask, model: Pipeline, temperature: float, learn: list[Row], test: list[Row],
    beside: Beside = (),
) -> dict[str, Any]:  # fmt: skip
    truth = [row[task.field] for row in test]
    scores = np.atleast_2d(
        model.decision_function([prepare_text(row["text"], task.field) for row in test])
    )
    scaled = scores / temperature
    shares = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    guesses = [str(model.classes_[i]) for i in shares.argmax(axis=1)]
    right = [float(a == b) for a, b in zip(guesses, truth, strict=True)]
    return {
        "test_documents": len(test),
        "train_documents": len(learn),
        "labels": len(model.classes_),
        "accuracy": {
            name: _with_interval(hits)
            for name, hits in {
                "model": right,
                **_beside(task, model, shares, test),
                **_baselines(task, learn, test, beside),
            }.items()
        },
        "brier": brier_of(shares.max(axis=1).tolist(), right),
        "maker_mask": _masked(task, model, test, guesses),
        "reliability": reliability_table(shares.max(axis=1).tolist(), right),
        "errors": [
            {"id": row["id"], "truth": b, "guess": a}
            for row, a, b in zip(test, guesses, truth, strict=True)
            if a != b
        ],
    }


def _beside(
    task: TextTask, model: Pipeline, shares: Any, test: list[Row]
) -> dict[str, list[float]]:
    """What triage makes of the kinds; families, where a second one the writer named counts too."""
    if task.field == "family":
        guesses = model.classes_[shares.argmax(axis=1)]
        return {
            "model, second families allowed": [
                float(guess in (row["family"], *row["family_also"]))
                for guess, row in zip(guesses, test, strict=True)
            ]
        }
    right = []
    for told, row in zip(shares, test, strict=True):
        ranked = {str(model.classes_[n]): float(told[n]) for n in np.argsort(-told, kind="stable")}
        named = next(iter(kind_by_title(read_text(row["text"], name=row["id"]), ranked)))
        right.append(float(named == row[task.field]))
    return {"model after titles, as in triage": right}


def _baselines(
    task: TextTask, learn: list[Row], test: list[Row], beside: Beside
) -> dict[str, list[float]]:
    """What little can be had without the model: right or wrong for each document of the test."""
    truth = [row[task.field] for row in test]
    known = [prepare_text(row["text"], task.field) for row in learn]
    labels = [row[task.field] for row in learn]
    for texts, _ in beside:
        known += texts.texts
        labels += texts.labels
    words = TfidfVectorizer(token_pattern=rf"(?<!\w){WORD_PATTERN}", sublinear_tf=True)
    stored = words.fit_transform(known)
    asked = words.transform([prepare_text(row["text"], task.field) for row in test])
    majority = Counter(row[task.field] for row in learn).most_common(1)[0][0]
    answers = {
        "nearest text (tf-idf)": [labels[n] for n in np.asarray((asked @ stored.T).argmax(1)).flat],
        "keyword": [keyword_guess(row["text"], task.field) for row in test],
        "majority": [majority] * len(test),
    }
    if task.field == "family":
        answers["first product noun"] = [first_noun_guess(row["text"]) for row in test]
    return {
        name: [float(a == b) for a, b in zip(answer, truth, strict=True)]
        for name, answer in answers.items()
    }


def _masked(task: TextTask, model: Pipeline, test: list[Row], guesses: list[str]) -> dict[str, int]:
    """How many predictions stay where each test document gets another's maker and part."""
    masked = [mask_maker(row, other) for row, other in zip(test, others_of(test), strict=True)]
    again = model.predict([prepare_text(text, task.field) for text in masked])
    same = sum(str(a) == b for a, b in zip(again, guesses, strict=True))
    return {"same": same, "documents": len(test)}


def _with_interval(right: list[float]) -> dict[str, Any]:
    return {"value": round(float(np.mean(right)), 4), "interval_95": bootstrap_interval(right)}


def linear_model(task: TextTask, model: Pipeline, temperature: float) -> LinearTextModel:
    """The fitted estimator as the package uses it, without a folder."""
    blocks, linear = dict(model["blocks"].transformer_list), model["linear"]
    terms = [str(t) for block in blocks.values() for t in block.get_feature_names_out()]
    return LinearTextModel(
        labels=tuple(str(label) for label in model.classes_),
        vocabulary={term: column for column, term in enumerate(terms)},
        idf=np.concatenate([block.idf_ for block in blocks.values()]),
        weights=linear.coef_.T,
        intercept=linear.intercept_,
        block_weights=block_weights(task),
        temperature=temperature,
    )


def family_model(
    rows: list[Row], teaching: Teaching, temperature: float, seed: int
) -> LinearTextModel:
    """A family model that saw these rows and texts only."""
    task = next(task for task in TASKS if task.field == "family")
    usable, _ = _usable(task, rows)
    fitted = fit(task, texts_of(task, usable), seed, teaching.beside(task))
    return linear_model(task, fitted, temperature)


def _write_arrays(task: TextTask, model: Pipeline, temperature: float, folder: Path) -> None:
    blocks, linear = dict(model["blocks"].transformer_list), model["linear"]
    terms = [str(t) for block in blocks.values() for t in block.get_feature_names_out()]
    step = np.abs(linear.coef_).max() / _STEPS
    np.savez_compressed(
        folder / "weights.npz",
        names=stored_names(terms),
        idf=np.concatenate([block.idf_ for block in blocks.values()]).astype(np.float32),
        weights=np.rint(linear.coef_.T / step).astype(np.int8),
        step=np.float64(step),
        intercept=linear.intercept_.astype(np.float32),
        block_weights=np.array(block_weights(task)),
        temperature=np.float32(temperature),
    )
