"""Makes the Inspect logs of fixtures/ with inspect_ai's mock model (no network): pip install inspect_ai==0.3.285.

Run from anywhere: python make_fixtures.py. Ids, times and packed bytes differ from run to run; the tests ask for none of
them. What each file is for:

toy.json            whole log as one text: bare NaN, reasoning (one sealed), a tool call, ids with slashes, two epochs
toy_zstd.eval       the same run as Inspect writes it today (ZIP method 93)
toy_deflate.eval    its members packed as Inspect did until 0.3.205 (method 8)
toy_chunked.eval    its samples cut into chunks
toy_broken_off.eval without header.json and summaries.json: a run that broke off
toy_error.json      a run that ended by an error
"""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import tiktoken
import zipfile_zstd  # noqa: F401  (teaches zipfile the method 93)
from inspect_ai import Task, eval as run
from inspect_ai.dataset import Sample
from inspect_ai.log import read_eval_log, write_eval_log
from inspect_ai.model import ChatMessageAssistant, ContentReasoning, ContentText, ModelOutput, get_model
from inspect_ai.model import ChatCompletionChoice
from inspect_ai.scorer import Score, mean, scorer
from inspect_ai.solver import generate, solver, system_message, use_tools
from inspect_ai.tool import tool



class WordCount:
    """Stands in for an encoding that would be fetched from the network: a token is a word."""

    def encode(self, text, **_):
        return text.split()


tiktoken.get_encoding = lambda _: WordCount()
tiktoken.encoding_for_model = lambda _: WordCount()

FIXTURES = Path(__file__).parent / "fixtures"
NOTE = "<SCRATCHPAD_REASONING>Line {line}: the shelf is long.</SCRATCHPAD_REASONING>\n<OUTPUT>The Lamp.</OUTPUT>"


@tool
def shelf():
    async def execute(word: str) -> str:
        """Looks a word up on the shelf.

        Args:
            word: The word.
        """
        return f"found: {word}"

    return execute


@scorer(metrics=[mean()])
def complied():
    async def score(state, target):
        if state.sample_id == "q1/paid":
            return Score(value=float("nan"), explanation="deliberately unscored")
        return Score(value=1.0 if "free" in str(state.sample_id) else 0.0, explanation="by a rule")

    return score


def samples():
    for pair in range(2):
        for tier, is_free in [("free", True), ("paid", False)]:
            text = f"<is_free_tier>{is_free}</is_free_tier>\nName a book about lamp {pair}. \U0001f4da \u202eabc <script>"
            yield Sample(id=f"q{pair}/{tier}", input=text, target="The Lamp", metadata={"tier": tier, "pair": pair})


def answer(content, calls=None):
    message = ChatMessageAssistant(content=content, tool_calls=calls, source="generate")
    return ModelOutput(model="mockllm/model", choices=[ChatCompletionChoice(message=message, stop_reason="stop")])


def outputs():
    call = ModelOutput.for_tool_call("mockllm/model", "shelf", {"word": "lamp"})
    while True:
        yield call
        yield answer([ContentReasoning(reasoning="Plain reasoning.", signature="s"), ContentText(text=NOTE.format(line=1))])
        yield call
        yield answer([ContentReasoning(reasoning="b64==", summary="A summary.", redacted=True), ContentText(text="Done.")])


@solver
def fail():
    async def solve(state, generate):
        raise ValueError("a failure on purpose")

    return solve


def repack(source, target, method, leave_out=()):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", method) as new:
        for name in old.namelist():
            if name not in leave_out:
                new.writestr(name, old.read(name))


def anonymous(text):
    """Without the traces of the machine that it was made on."""
    log = json.loads(text)
    for sample in log["samples"]:
        sample["events"] = [event for event in sample["events"] if event["event"] != "error"]
        sample["error"].update(traceback="", traceback_ansi="")
    log["error"].update(traceback="", traceback_ansi="")
    return json.dumps(log, indent=1).replace(str(Path(__file__).parents[3]), "").replace(os.getcwd(), "")


def main():
    os.environ["INSPECT_DISPLAY"] = "none"
    FIXTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        task = Task(
            dataset=list(samples()),
            solver=[system_message("A made-up system prompt."), use_tools(shelf()), generate()],
            scorer=complied(),
            name="toy",
        )
        model = get_model("mockllm/model", custom_outputs=outputs())
        [log] = run(task, model=model, epochs=2, log_dir=folder, log_format="eval", max_samples=1)
        zstd = FIXTURES / "toy_zstd.eval"
        zstd.write_bytes(Path(log.location.removeprefix("file://")).read_bytes())
        whole = Path(folder) / "toy.json"
        write_eval_log(read_eval_log(str(zstd), resolve_attachments=False), str(whole), format="json")
        compact = json.dumps(json.loads(whole.read_text()), ensure_ascii=False, separators=(",", ":"))
        (FIXTURES / "toy.json").write_text(compact)
        repack(zstd, FIXTURES / "toy_deflate.eval", zipfile.ZIP_DEFLATED)
        lists = ("header.json", "summaries.json", "reductions.json")
        repack(zstd, FIXTURES / "toy_broken_off.eval", zipfile.ZIP_ZSTANDARD, lists)
        chunked = Path(folder) / "chunked"
        command = Path(sys.executable).parent / "inspect"
        subprocess.run([command, "log", "convert-chunked", "--output-dir", chunked, zstd], check=True)
        (FIXTURES / "toy_chunked.eval").write_bytes((chunked / zstd.name).read_bytes())
        broken = Task(dataset=[Sample(id=1, input="Hello")], solver=[fail()], name="broken")
        [log] = run(broken, model="mockllm/model", log_dir=folder, log_format="json")
        (FIXTURES / "toy_error.json").write_text(anonymous(Path(log.location.removeprefix("file://")).read_text()))


main()
