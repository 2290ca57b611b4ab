import io
import json

from wijkwijzer.progress import event, reporting, step


def test_log_gets_one_json_line_an_event() -> None:
    stream = io.StringIO()

    with reporting(stream) as report:
        report(step("step", "Bronnen ophalen", 1, 7))
        report(event("source", "Agenda: ok.", source="agenda", items=3))

    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert lines == [
        {"event": "step", "text": "Bronnen ophalen", "done": 1, "total": 7},
        {"event": "source", "text": "Agenda: ok.", "source": "agenda", "items": 3},
    ]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_terminal_gets_text_and_no_json() -> None:
    stream = Terminal()

    with reporting(stream) as report:
        report(step("step", "Bronnen ophalen", 1, 7))
        report(event("source", "Agenda: [ok].", source="agenda"))

    assert "Agenda: [ok]." in stream.getvalue()
    assert '"event"' not in stream.getvalue()
