from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text.crf import Contest, Crf, read, viterbi
from tests.text.oracle import crfsuite

SENTENCES = [
    ("cô ấy học ở Huế", "D D V E N"),
    ("học sinh học bài", "N N V N"),
    ("ở Huế có mưa", "E N V N"),
    ("bài học của cô", "N N E D"),
]


def _items(sentence: str) -> list[list[str]]:
    syllables = sentence.split(" ")
    return [
        ["bias", f"own:{syllable}", f"before:{before}"]
        for before, syllable in zip(["", *syllables], syllables, strict=False)
    ]


@pytest.fixture(scope="module")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that CRFsuite itself trained and wrote."""
    trainer = crfsuite().Trainer(verbose=False)
    for sentence, labels in SENTENCES:
        trainer.append(_items(sentence), labels.split(" "))
    path = tmp_path_factory.mktemp("crf") / "small.crfsuite"
    trainer.train(str(path))
    return path


@pytest.fixture(scope="module")
def tagger(model_file: Path) -> Any:
    opened = crfsuite().Tagger()
    opened.open(str(model_file))
    return opened


def test_read_finds_what_crfsuite_wrote(model_file: Path, tagger: Any) -> None:
    crf = read(model_file.read_bytes())
    info = tagger.info()
    assert list(crf.labels) == tagger.labels() == ["D", "V", "E", "N"]
    for (before, after), weight in info.transitions.items():
        assert crf.transitions[crf.labels.index(before)][crf.labels.index(after)] == pytest.approx(
            weight, abs=1e-6
        )
    for (attribute, label), weight in info.state_features.items():
        assert crf.weights[attribute][crf.labels.index(label)] == pytest.approx(weight, abs=1e-6)


syllables = st.sampled_from(["cô", "ấy", "học", "ở", "Huế", "sinh", "bài", "có", "mưa", "lạ"])


@settings(deadline=None)
@given(st.lists(syllables, min_size=1, max_size=12).map(" ".join))
def test_viterbi_labels_as_crfsuite(model_file: Path, tagger: Any, sentence: str) -> None:
    crf = read(model_file.read_bytes())
    assert [crf.labels[label] for label in viterbi(crf, _items(sentence))] == tagger.tag(_items(sentence))


def test_viterbi_gives_a_tie_to_the_lower_label_and_nothing_for_nothing() -> None:
    crf = Crf(("a", "b"), ((0.0, 0.0), (0.0, 0.0)), {"b": (0.0, 1.0)})
    assert viterbi(crf, [["b"], ["unknown"], ["b"], []]) == [1, 0, 1, 0]
    assert viterbi(crf, []) == []


@pytest.mark.parametrize("data", [b"", b"lCR", b"\x80\x02}q\x00."])
def test_read_refuses_what_is_no_model(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a CRFsuite model"):
        read(data)


weights = st.floats(-4, 4).map(lambda weight: round(weight, 2))
transitions = st.tuples(st.tuples(weights, weights), st.tuples(weights, weights))


@settings(max_examples=300)
@given(transitions, st.lists(weights, min_size=1, max_size=15))
def test_a_contest_ends_as_viterbi_whatever_the_transitions(
    table: tuple[tuple[float, float], tuple[float, float]], scores: list[float]
) -> None:
    crf = Crf(("a", "b"), table, {str(place): (score, 0.0) for place, score in enumerate(scores)})
    labels = viterbi(crf, [[str(place)] for place in range(len(scores))])
    ones = Contest(crf).ones(list(scores))
    assert ones is None or ones == [place for place, label in enumerate(labels) if label]


def test_a_contest_within_the_margin_is_not_decided() -> None:
    crf = Crf(("a", "b"), ((0.0, 0.0), (0.0, 0.0)), {})
    assert Contest(crf).ones([1.0, -1.0]) == [1]
    assert Contest(crf).ones([1.0, 1e-8]) is None
    assert Contest(crf, margin=1e-9).ones([1.0, 1e-8]) == []
    assert Contest(crf, margin=2.0).ones([1.0, -1.0]) is None
