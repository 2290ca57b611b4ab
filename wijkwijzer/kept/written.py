"""What editors' texts said when they were read before, so that only what changed is read again.

In a file of its own beside the tags, for a concept or a broken text has no item that would keep
its note. What a text says depends on its bytes, and for all texts on their folder, on what they
are read against and on the day; the hour does not count. A text with something that had to be
forgotten gets no note.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePath

import attrs

from harvest.written.editor_context import EditorContext
from harvest.written.markdown import ReadAll, ReadText, Texts, external_id, read_text
from hub import codec
from hub.clock import local_date, midnight
from hub.identity import digest, item_id
from wijkwijzer.forget.block_list import BlockList
from wijkwijzer.kept.findings import Findings
from wijkwijzer.kept.kept_findings import keep_only


@contextmanager
def kept_texts(kept: Findings, blocks: BlockList) -> Iterator[ReadAll]:
    """Yield what reads all editors' texts of a run; what is kept of them is not read again.

    What was not asked for leaves the notes when the block ends.
    """
    asked: set[str] = set()

    def recall(
        texts: Texts, context: EditorContext, root: PurePath
    ) -> Mapping[PurePath, ReadText]:
        today = attrs.evolve(context, now=midnight(local_date(context.now)))
        names = {path: digest(bytes(root / path)) for path in texts}
        paths = {name: path for path, name in names.items()}
        asked.update(paths)

        def may_note(path: PurePath) -> bool:
            name = item_id(context.source_id, external_id(path))
            hidden = blocks.hides_id(name) or blocks.hides(name)
            return _is_utf8(path) and not hidden and not blocks.hides_bytes(texts[path])

        def find(ids: tuple[str, ...]) -> Mapping[str, ReadText]:
            found = ((one, paths[one]) for one in ids)
            return {
                one: read_text(path, texts[path], today, root)
                for one, path in found
                if may_note(path)
            }

        keys = {names[path]: digest(text) for path, text in texts.items()}
        known = kept.recalled("text", ReadText, codec.encode(today).decode(), keys, find)
        return {
            path: known.get(names[path]) or read_text(path, text, today, root)
            for path, text in texts.items()
        }

    yield recall
    keep_only(kept.path, asked)


def _is_utf8(path: PurePath) -> bool:
    """Return whether a note can name a path: problems and items do."""
    try:
        path.as_posix().encode()
    except UnicodeEncodeError:
        return False
    return True
