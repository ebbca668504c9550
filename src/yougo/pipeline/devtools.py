"""Tells a browser what to do: Chromium's DevTools protocol, over pipes that nobody else can use.

A message is JSON, and a zero byte ends it. What is asked has a number, and so has its answer.
"""

import itertools
import json
import subprocess
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from subprocess import DEVNULL, PIPE
from typing import Any, Self

_PIPES = 'exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null'
"""Starts a program that reads from number 3 what it is told, and answers on number 4."""
_FLAGS = ("--remote-debugging-pipe", "--no-startup-window")
_END = b"\0"
_READ_AT_ONCE = 1 << 20
_SECONDS = 600
"""The longest that anything may take."""
_SECONDS_TO_END = 10


class BrowserFailed(Exception):
    """The browser said that it cannot do something, or ended."""


class DevTools:
    """A browser that runs until the end of a `with`; several threads may tell it what to do."""

    def __init__(self, command: Sequence[str]) -> None:
        """Started by this command."""
        self._browser = subprocess.Popen(  # noqa: S603 - the person's own browser, and files of ours
            ["/bin/sh", "-c", _PIPES, *command, *_FLAGS], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, bufsize=0
        )
        assert self._browser.stdin
        assert self._browser.stdout
        self._to, self._from = self._browser.stdin, self._browser.stdout
        self._numbers = itertools.count(1)
        self._has_ended = False
        self._sending = threading.Lock()
        self._waiting: dict[int, Future[dict[str, Any]]] = {}
        self._listener = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Self:
        self._listener.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._browser.terminate()
        try:
            self._browser.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._browser.kill()
        self._listener.join(_SECONDS_TO_END)
        for pipe in (self._to, self._from):
            pipe.close()

    def tell(self, method: str, page: str = "", **given: object) -> dict[str, Any]:
        """The browser's answer; `page` is the session of the page that this is about.

        Raises:
            BrowserFailed: there is none.
        """
        try:
            return self._asked(method, page, given).result(_SECONDS)
        except (OSError, TimeoutError) as error:
            raise BrowserFailed(method) from error

    def _asked(self, method: str, page: str, given: object) -> Future[dict[str, Any]]:
        """What will be the answer."""
        answer: Future[dict[str, Any]] = Future()
        session = {"sessionId": page} if page else {}
        with self._sending:
            if self._has_ended:
                raise BrowserFailed(method)
            number = next(self._numbers)
            self._waiting[number] = answer
            self._to.write(
                json.dumps({"id": number, "method": method, "params": given, **session}).encode() + _END
            )
        return answer

    def _listen(self) -> None:
        """Give each answer to who waits for it, until the browser ends."""
        for message in self._messages():
            answer = self._waiting.pop(message.get("id", 0), None)
            if answer and "result" in message:
                answer.set_result(message["result"])
            elif answer:
                answer.set_exception(BrowserFailed(message["error"]["message"]))
        with self._sending:
            self._has_ended = True
        for answer in self._waiting.values():
            answer.set_exception(BrowserFailed("ended"))

    def _messages(self) -> Iterator[dict[str, Any]]:
        begun: list[bytes] = []
        while read := self._from.read(_READ_AT_ONCE):
            *ends, rest = read.split(_END)
            for end in ends:
                yield json.loads(b"".join([*begun, end]))
                begun = []
            begun.append(rest)
