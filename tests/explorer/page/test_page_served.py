"""A page that is served asks the engine that serves it."""

from __future__ import annotations

from threading import Thread

from browsing import Opened
from nhsgraph.cli.serving import Server
from worlds import world


def test_a_question_in_english_is_answered_by_the_engine(opened: Opened) -> None:
    small = world(
        """
        hee:
          names: [{name: Health Education England, when: 2012-06-28/2023-03-31}]
          accountability: [{holder: dhsc, when: 2013-04-01/..}]
        dhsc: {names: [{name: Department of Health, when: 1988-07-25/..}]}
        """
    )
    with Server(small) as served:
        Thread(target=served.serve_forever, daemon=True).start()
        page = opened("on=2014-06-01", address=served.address)
        page.get_by_role("combobox", name="Find or ask").fill(
            "who held Health Education England to account in 2015"
        )
        page.keyboard.press("Enter")
        page.locator(".answer .lead").wait_for()
        panel = page.locator(".evidence").inner_text()
        assert small.ask("who held Health Education England to account in 2015").text in panel
        assert "It stands on" in panel
        page.context.close()
        served.shutdown()
