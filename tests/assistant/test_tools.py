"""The tools for assistants: brief, sourced, in words; nothing is cut in silence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import jsonschema
import pytest
from adversarial import CALLS, Call, faults
from bank import sentences

from doors import bodies_for, faults_of_data
from hostile import hostile_world, unread_world
from nhsgraph import Graph, load
from nhsgraph.assistant.asking import TYPED
from nhsgraph.assistant.compact import MOST_BYTES, cut
from nhsgraph.assistant.tools import TOOLS, called
from worlds import world

JSON = dict[str, Any]
Sample = Callable[[Sequence[Any], int], list[Any]]


def told(graph: Graph, tool: str, **given: object) -> JSON:
    """What a tool gives back; it must not refuse."""
    reply = called(graph, tool, given)
    assert not reply.refused, reply.told
    assert size(reply.told) <= MOST_BYTES
    return reply.told


def size(reply: JSON) -> int:
    return len(json.dumps(reply, ensure_ascii=False).encode())


# -- what an answer has -----------------------------------------------------------------------


def test_an_answer_has_what_a_reader_needs_to_check_it(record: Graph) -> None:
    reply = told(record, "ask", question="who holds HEE to account in 2019")
    assert reply["status"] == "answered"
    assert reply["say"] == record.ask("who holds HEE to account in 2019").lead
    first = reply["results"][0]
    assert first["statement"] == "hee/accountable-to-secretary-of-state"
    assert (first["from"], first["to"]) == ("2019-01-01", "2019-12-31")
    assert (first["certainty"], first["force"]) == ("certain", "law")
    assert "art. 2(b)" in first["cite"]
    assert "https://" in first["cite"]
    assert reply["record"]["covers"] == "2010-01-01/2021-12-31"


def test_what_is_contested_or_only_announced_must_be_mentioned(record: Graph) -> None:
    reply = told(record, "ask", question="who holds HEE to account in 2019")
    mention = {each["statement"]: each["what"] for each in reply["must_mention"]}
    assert mention["hee/accountable-to-nhsi"] == "contested"
    assert mention["hee/mandate-procedure-2018-step-3-nhsi-board"] == "announced"


def test_silence_is_told_as_silence(record: Graph) -> None:
    question = "did NHS Improvement approve HEE's mandate in 2019/20"
    reply = told(record, "ask", question=question)
    assert (reply["status"], reply["verdict"]) == ("silent", "not recorded")
    assert "silence" in {each["what"] for each in reply["must_mention"]}


def test_what_is_only_possible_must_be_mentioned() -> None:
    graph = world("hee: {accountability: [{holder: dhsc, when: 2014-04/2015-03-31}]}\ndhsc: {}")
    reply = told(graph, "ask", question="who held hee to account on 2014-04-10")
    assert reply["status"] == "partly"
    assert reply["results"][0]["certainty"] == "possible"
    assert [each["what"] for each in reply["must_mention"]] == ["possible"]


def test_a_search_is_no_answer(record: Graph) -> None:
    """What only has the words of a question comes from the tool that searches."""
    asked = [each["question"] for each in sentences()]
    found = [each for each in asked if _status(record, each) == "searched"]
    assert found
    for question in found:
        reply = told(record, "ask", question=question)
        assert "results" not in reply
        assert "search_statements" in str(reply["must_mention"])


def _status(graph: Graph, question: str) -> str:
    return str(called(graph, "ask", {"question": question}).told["status"])


def test_an_ambiguous_name_gets_its_candidates(record: Graph) -> None:
    reply = told(record, "find_body", name="NHS Improvement")
    assert reply["status"] == "ambiguous"
    assert {each["body"] for each in reply["results"]} == {"nhsi", "nhs-improvement-2008"}
    reply = told(record, "find_body", name="NHS Improvement", on="2011")
    assert [each["body"] for each in reply["results"]] == ["nhs-improvement-2008"]


def test_a_misspelt_name_is_never_taken_for_a_body(record: Graph) -> None:
    reply = told(record, "find_body", name="Helth Educaton Englnd")
    assert reply["status"] == "not_understood"
    assert reply["results"][0]["body"] == "hee"


def test_evidence_against_a_claim_does_not_prove_it(record: Graph) -> None:
    reply = told(record, "evidence", id="hee/accountable-to-nhsi", limit=50)
    assert reply["standing"] == "contested"
    proves = {each["source"]: each["proves"] for each in reply["results"]}
    assert proves["hsj-hee-accountable-nhsi-2018"] == ["begin"]
    assert proves["care-act-2014"] == ["denies"]


def test_changes_that_are_certain_stand_first(record: Graph) -> None:
    rows = told(record, "changes", **{"from": "2019-03-31", "to": "2019-04-01"})["results"]
    assert {each["certainty"] for each in rows} == {"certain"}
    assert {each["day"] for each in rows} == {"2019-04-01"}


def test_a_history_is_in_order_and_counts_what_it_leaves_out(record: Graph) -> None:
    reply = told(record, "body_history", body="HEE")
    days = [each["from"] for each in reply["results"]]
    assert days == sorted(days)
    assert reply["other_types"]["membership"] > 1
    assert reply["plans_and_contested_claims"] > 1


# -- nothing is cut in silence ----------------------------------------------------------------

PAGED: tuple[tuple[str, JSON], ...] = (
    ("ask", {"question": "what was planned for HEE"}),
    ("answer", {"form": "members", "bodies": ["letbs"]}),
    ("body_history", {"body": "hee", "types": ["post", "funding"], "plans": True}),
    ("changes", {"from": "2013-03-31", "to": "2013-04-01"}),
    ("search_statements", {"words": "workforce planning"}),
    ("evidence", {"id": "hee/accountable-to-nhsi"}),
    ("cite", {"id": "hee/accountable-to-nhsi", "style": "csl"}),
)


@pytest.mark.parametrize(("tool", "given"), PAGED)
def test_what_is_left_out_can_be_had(record: Graph, tool: str, given: JSON) -> None:
    """Call by call the results come, each once, as many as were counted."""
    pages = list(_pages(record, tool, given))
    rows = [json.dumps(each) for page in pages for each in page["results"]]
    first = pages[0]
    assert len(rows) == len(first["results"]) + first.get("left_out", {}).get("results", 0)
    assert len(pages) > 1 or "left_out" not in first


def _pages(graph: Graph, tool: str, given: JSON) -> Iterator[JSON]:
    skip = 0
    while True:
        page = told(graph, tool, **given, skip=skip, limit=20)
        yield page
        skip += len(page["results"])
        if "results" not in page.get("left_out", {}):
            return


def test_a_text_is_cut_by_bytes() -> None:
    assert cut("a" * 10, 12) == "a" * 10
    for sign in ("a", "é", "€", "\U0001f642", '"', "\x00", "\u202e", "\ud800"):
        text = cut(sign * 500, 100)
        assert len(json.dumps(text, ensure_ascii=False).encode()) <= 100
        assert text.endswith("…")
        assert text.isprintable()


def test_every_answer_has_less_than_6_kb(record: Graph, sample: Sample) -> None:
    for each in sample(sentences(), 60):
        reply = called(record, "ask", {"question": each["question"], "limit": 50}).told
        assert size(reply) <= MOST_BYTES, each["question"]
    typed = [
        {"form": form, "bodies": list(bodies_for(form, body)), "limit": 50}
        for form in TYPED
        for body in record.record.bodies
    ]
    for given in sample(typed, 150):
        reply = called(record, "answer", given).told
        assert size(reply) <= MOST_BYTES, given
        assert not list(faults_of_data(reply)), given


# -- every id that comes out goes in ----------------------------------------------------------


def test_every_id_that_comes_out_goes_in(record: Graph, sample: Sample) -> None:
    for each in sample(sentences(), 40):
        reply = called(record, "ask", {"question": each["question"]}).told
        rows = [*reply.get("results", ()), *reply.get("beside", ()), *reply.get("must_mention", ())]
        for one in {row.get("statement") or row.get("event") for row in rows} - {None}:
            assert told(record, "evidence", id=one)["results"]
            assert told(record, "cite", id=f"nhsgraph:{one}")["results"]
        for candidate in reply.get("candidates", ()):
            assert told(record, "body_history", body=candidate["id"])


# -- what a tool takes ------------------------------------------------------------------------

KEPT: dict[str, tuple[str, ...]] = {
    "ask": ("question*", "as_known_on", "plans", "limit", "skip"),
    "answer": (
        "form*", "bodies", "period", "candidate", "post", "mandate", "stream", "force", "moment",
        "among", "pick", "as_known_on", "plans", "limit", "skip",
    ),
    "find_body": ("name*", "on"),
    "body_history": ("body*", "types", "period", "as_known_on", "plans", "limit", "skip"),
    "changes": ("from*", "to*", "body", "limit", "skip"),
    "search_statements": ("words*", "body", "types", "period", "limit", "skip"),
    "evidence": ("id*", "limit", "skip"),
    "cite": ("id*", "style", "limit", "skip"),
}  # fmt: skip
"""What each tool takes, with a star what it needs: clients rely on these names."""


def test_tools_keep_their_names_and_what_they_take() -> None:
    found = {
        name: tuple(f"{one.name}{'*' if one.needed else ''}" for one in tool.parameters)
        for name, tool in TOOLS.items()
    }
    assert found == KEPT
    for tool in TOOLS.values():
        jsonschema.Draft202012Validator.check_schema(tool.schema)
        assert all(each["description"] for each in tool.schema["properties"].values())


# -- what no tool takes -----------------------------------------------------------------------


@pytest.mark.parametrize("call", CALLS, ids=range(len(CALLS)))
def test_what_means_harm_is_answered_in_words(record: Graph, call: Call) -> None:
    tool, given, allowed = call
    reply = called(record, tool, given)
    assert not faults(reply.told, reply.refused, allowed)
    assert size(reply.told) <= MOST_BYTES


@pytest.mark.parametrize("call", CALLS, ids=range(len(CALLS)))
def test_the_schema_refuses_no_more_than_the_tool(record: Graph, call: Call) -> None:
    """What a client that reads the schema may not send, the tool refuses too."""
    tool, given, _ = call
    if tool not in TOOLS:
        return
    try:
        jsonschema.validate(given, TOOLS[tool].schema)
    except jsonschema.ValidationError:
        assert called(record, tool, given).refused


def test_a_misspelt_parameter_or_word_gets_the_nearest(record: Graph) -> None:
    reply = called(record, "answer", {"form": "acountability", "bodies": ["hee"]}).told
    assert reply["hints"] == ["Did you mean accountability?"]
    reply = called(record, "ask", {"questoin": "who funds HEE"}).told
    assert reply["hints"][0] == "Did you mean `question`?"


def test_null_is_nothing_given(record: Graph) -> None:
    plain = told(record, "ask", question="who funds HEE in 2015")
    given = {"question": "who funds HEE in 2015", "as_known_on": None, "limit": None}
    assert told(record, "ask", **given) == plain


def test_a_fault_of_the_program_is_no_silence(
    record: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RecursionError("secret")

    monkeypatch.setattr(Graph, "ask", fails)
    reply = called(record, "ask", {"question": "who funds HEE"})
    assert reply.refused
    assert reply.told["status"] == "failed"
    assert "secret" not in json.dumps(reply.told)


@pytest.mark.parametrize("make", [hostile_world, unread_world])
def test_a_record_that_means_harm_stays_text(make: Callable[[], Graph]) -> None:
    graph = make()
    ids = [*graph.record.statements, *graph.record.events]
    calls: list[tuple[str, JSON]] = [
        *(("evidence", {"id": each}) for each in ids),
        *(("cite", {"id": each}) for each in ids),
        *(("body_history", {"body": each, "plans": True}) for each in graph.record.bodies),
        *(("find_body", {"name": each}) for each in graph.record.bodies),
        *(("answer", {"form": "accountability", "bodies": [b]}) for b in graph.record.bodies),
        *(("answer", {"form": "about", "bodies": [b]}) for b in graph.record.bodies),
        ("changes", {"from": "2010", "to": "2021", "limit": 50}),
    ]
    for tool, given in calls:
        reply = told(graph, tool, **given)
        signs = {sign for text in _texts(reply) for sign in text if sign != "\n"}
        assert all(sign.isprintable() for sign in signs), (tool, given)


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (text for key, value in data.items() for text in (key, *_texts(value)))
    elif isinstance(data, list):
        yield from (text for each in data for text in _texts(each))


def test_any_other_record_answers_too() -> None:
    graph = load()
    assert told(graph, "ask", question="who funds HEE in 2015")["results"]
    small = world("oak: {accountability: [{holder: elm}]}\nelm: {}")
    reply = told(small, "answer", form="accountability", bodies=["oak"])
    assert reply["results"][0]["answer"] == ["elm"]
