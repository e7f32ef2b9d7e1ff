"""The load of calendars that poll while people save: `python -m bench.polls`.

Polls come when they are due, whether the last were answered or not (an open model), and each is
timed from when it was due. Then the same without saves, for what a poll costs the processor.
"""

import argparse
import json
import os
import queue
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bench import fill
from bench.feeds import many_links
from bench.measure import Client
from bench.servers import processor, program
from config import Settings
from logbook import create_app

SECRET = "only-for-the-bench-" + "x" * 32
CLIENTS = 48
SUBSCRIBERS, EVERY = 10_000, 15 * 60


def main() -> None:
    """Poll, print what came of it, and what the machine gave."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--meetings", type=int, default=10_000)
    reader.add_argument("--links", type=int, default=10_000)
    reader.add_argument("--polls", type=int, default=500, help="a second")
    reader.add_argument("--saves", type=int, default=20, help="a second")
    reader.add_argument("--seconds", type=int, default=60)
    chosen = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'polls.db'}", "SECRET_KEY": SECRET,
        }  # fmt: skip
        app = create_app(Settings.from_environment(environment))
        filled = fill.Filled(app, chosen.meetings)
        links = many_links(app, chosen.links)
        with program(environment) as port:
            for saves in (0, chosen.saves):
                print(_told(_run(port, links, filled, chosen, saves), chosen, saves))
    print(f"the machine: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")


def _run(
    port: int, links: list[tuple[str, None, dict[str, str]]], filled: fill.Filled,
    chosen: argparse.Namespace, saves: int,
) -> tuple[list[float], int, float]:  # fmt: skip
    """Milliseconds of each poll, how many were saved, and seconds of the server's processor."""
    took: list[float] = []
    saved: list[int] = []

    def poll(client: Client, number: int, due: float) -> None:
        status = client.send("GET", *links[number % len(links)]).status
        if status not in (200, 304):
            raise RuntimeError(f"a poll was answered {status}")
        took.append((time.perf_counter() - due) * 1000)

    def save(client: Client, _number: int, _due: float) -> None:
        headers = {"Authorization": f"Bearer {filled.token}", "Content-Type": "application/json"}
        body = {"title": {"nl": "Terugkoppelen"}, "due": "2027-01-15"}
        saved.append(
            client.send("POST", "/api/v1/follow-ups", json.dumps(body).encode(), headers).status
        )

    before = processor(port)
    rates = [(chosen.polls, poll, CLIENTS), (saves, save, 4)]
    threads = [
        threading.Thread(target=_at_rate, args=(port, rate, chosen.seconds, act, clients))
        for rate, act, clients in rates
        if rate
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took, len([status for status in saved if status == 201]), processor(port) - before


def _at_rate(
    port: int, rate: int, seconds: int, act: Callable[[Client, int, float], None], clients: int
) -> None:
    """Do it so often a second, by as many clients as are free; who is late is not left out."""
    due: queue.Queue[tuple[int, float] | None] = queue.Queue()

    def work() -> None:
        client = Client(port)
        while (given := due.get()) is not None:
            act(client, *given)

    threads = [threading.Thread(target=work) for _client in range(clients)]
    for thread in threads:
        thread.start()
    began = time.perf_counter()
    for number in range(rate * seconds):
        at = began + number / rate
        time.sleep(max(0.0, at - time.perf_counter()))
        due.put((number, at))
    for _thread in threads:
        due.put(None)
    for thread in threads:
        thread.join()


def _told(result: tuple[list[float], int, float], chosen: argparse.Namespace, saves: int) -> str:
    took, saved, cpu = result
    cuts = statistics.quantiles(took, n=100)
    a_poll = cpu / len(took)
    told = (
        f"{chosen.polls} polls/s over {chosen.links} links, {saves} saves/s, {chosen.seconds} s:"
        f" p50 {cuts[49]:.1f}, p99 {cuts[98]:.1f}, most {max(took):.0f} ms"
        f" (goal p99 50: {'met' if cuts[98] < 50 else 'MISSED'}); {saved} saved;"
        f" {cpu:.1f} s of a processor"
    )
    if saves:
        return told
    share = SUBSCRIBERS / EVERY * a_poll
    return f"{told}\n{SUBSCRIBERS} subscribers every 15 minutes: {share:.2%} of a processor"


if __name__ == "__main__":
    main()
