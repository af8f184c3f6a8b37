# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program is killed at random moments while somebody types into it and saves: all that was shown comes back.

What counts as shown is what assistive technology was told: it is told by the loop that draws, and before the frame is
drawn. What was typed but not seen yet may be there or not, in the order in which it was typed. `--all` kills 200 times, an
ordinary run a dozen times; `--seed N` tries other moments, `--rounds N` as many as you like.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import threading
import time
from pathlib import Path

import desk as desks
from desk import Atspi, GLib, Failure, is_focused, text_of, wait_for

EXAMPLE = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county" / "2024.gouji"
TITLE = "岚川县人民政府 · 2024 年"
RESTORED = "已恢复"
# How assistive technology knows a field, and where the file has it.
NARRATIVE = "六、其他需要报告的事项"
WRITTEN = "一、总体情况"
FIELDS = {
    NARRATIVE: ("narratives", "other"),
    WRITTEN: ("narratives", "overview"),
    "规章，本年制发件数": ("figures", "disclosure.regulation.issued"),
    "行政规范性文件，现行有效件数": ("figures", "disclosure.normative_document.in_force"),
    "行政许可，本年处理决定数量": ("figures", "disclosure.licensing.decisions"),
}
CELLS = [name for name, (kind, _id) in FIELDS.items() if kind == "figures"]
PASTED = "粘贴的一段话，含“引号”\n和第二段。"
# Enough for two hundred kills of what people do in some seconds.
MAX_STEPS = 400
MAX_TABS = 60
# What has not been taken back until then, however busy the machine, had changed nothing.
UNDO_PATIENCE = 5.0


class Killed(Exception):
    """The program is gone, as it should be."""


def fold(text):
    """An editor does not show whether a text ends its last line."""
    return text.rstrip("\n")


def tell_apart(seen, found):
    """In which fields, and from which character on, the two differ."""
    words = []
    for name in FIELDS:
        if seen[name] != found[name]:
            at = len(os.path.commonprefix((seen[name], found[name])))
            words.append(f"{name} from {at}: {seen[name][at : at + 40]!r}, now {found[name][at : at + 40]!r}")
    return "; ".join(words)


class Typist:
    """What one person types, and what they have seen of it."""

    def __init__(self, desk, target, chance):
        self.desk = desk
        self.target = target  # the file
        self.chance = chance
        self.nodes = {}
        self.seen = []  # one dictionary of all fields for each thing that was seen
        self.pending = []  # what was typed since, each the fields as they may be then; None: as at any time before
        self.saved_from = 0  # the file has what was seen then, or later
        self.n_edits = 0
        self.n_saves = 0

    def look(self):
        """Finds the fields again in a program that has just started, and what it shows."""
        self.desk.wait("frame", TITLE)

        def find():
            nodes = {node.get_name(): node for node in self.desk.search("text", None)}
            return nodes if all(name in nodes for name in FIELDS) else None

        self.nodes = wait_for("all fields", find)
        return {name: fold(text_of(self.nodes[name])) for name in FIELDS}

    def read_whole(self, name):
        try:
            return text_of(self.nodes[name])
        except GLib.Error as error:
            raise Killed from error

    def read(self, name):
        return fold(self.read_whole(name))

    def note(self):
        """Everything typed so far is seen."""
        self.seen.append({name: self.read(name) for name in FIELDS})
        self.pending = []

    def expect(self, name, *texts):
        """What is typed next makes one of these texts."""
        before = self.pending[-1][0] if self.pending and self.pending[-1] else self.seen[-1]
        self.pending.append([{**before, name: fold(text)} for text in texts])

    def wait_seen(self, name, condition):
        """Waits until the field shows it; then it is seen, and must never be lost."""
        end = time.monotonic() + desks.PATIENCE
        while not condition(self.read(name)):
            if self.desk.process.poll() is not None:
                raise Killed
            if time.monotonic() > end:
                raise Failure(f"{name} shows {self.read(name)!r}")
        self.n_edits += 1
        self.note()

    def key(self, *words):
        if self.desk.process.poll() is not None:
            raise Killed
        subprocess.run(["xdotool", *words], check=True, stdout=subprocess.DEVNULL)

    def set_text(self, name, text):
        """As an input method or an assistive technology writes."""
        # Assistive technology takes the old text away and then puts the new one there, before the next frame.
        self.expect(name, text, "")
        try:
            editable = self.nodes[name].get_editable_text_iface()
            if editable is None:
                raise Killed
            editable.set_text_contents(text)
        except GLib.Error as error:
            raise Killed from error
        self.wait_seen(name, lambda shown: shown == fold(text))

    def type_number(self):
        """A number into a cell, figure by figure."""
        name = self.chance.choice(CELLS)
        number = str(self.chance.randint(1, 99999))
        for length in range(1, len(number) + 1):
            self.set_text(name, number[:length])

    def add_sentence(self):
        """A sentence at the end of a text, in pieces as an input method commits them."""
        sentence = "".join(self.chance.choice("岚川县全年公开政府信息条申请件办理答复") for _ in range(8)) + "。"
        shown = self.read(NARRATIVE)
        # A text must not grow without end over two hundred rounds.
        text = shown if len(shown) < 600 else shown[:60]
        for piece in re.findall(".{1,3}", sentence):
            text += piece
            self.set_text(NARRATIVE, text)

    def focus(self, name):
        """Goes to a field with Tab, as the keyboard does."""
        self.key("key", "alt+2")
        for _ in range(MAX_TABS):
            for _ in range(5):
                try:
                    if is_focused(self.nodes[name]):
                        return True
                except GLib.Error as error:
                    raise Killed from error
                time.sleep(0.01)
            self.key("key", "Tab")
        raise Failure(f"{name} is not reached with Tab")

    def write(self):
        """Letters with real keys at the cursor, faster than anybody reads them."""
        if not self.is_at(WRITTEN):
            return
        before, caret = self.read_whole(WRITTEN), self.find_caret(WRITTEN)
        letters = "".join(self.chance.choice("abcdefghij0123456789") for _ in range(self.chance.randint(1, 12)))
        for length in range(1, len(letters) + 1):
            self.expect(WRITTEN, before[:caret] + letters[:length] + before[caret:])
        self.key("type", "--delay", str(self.chance.choice((0, 5, 30))), letters)
        self.wait_seen(WRITTEN, lambda shown: shown == fold(before[:caret] + letters + before[caret:]))

    def find_caret(self, name):
        try:
            return Atspi.Text.get_caret_offset(self.nodes[name])
        except GLib.Error as error:
            raise Killed from error

    def is_at(self, name):
        try:
            return is_focused(self.nodes[name])
        except GLib.Error as error:
            raise Killed from error

    def paste(self):
        """A text from another program, with a real key. It comes between key and frame, and then it is all there."""
        if not self.is_at(WRITTEN):
            return
        before, caret = self.read_whole(WRITTEN), self.find_caret(WRITTEN)
        if len(before) > 3000:
            return
        after = before[:caret] + PASTED + before[caret:]
        self.expect(WRITTEN, after)
        self.key("key", "ctrl+v")
        self.wait_seen(WRITTEN, lambda shown: shown == fold(after))

    def undo(self):
        """Takes the last step back. One that had changed nothing in the end shows nothing."""
        before = {name: self.read(name) for name in FIELDS}
        self.pending.append(None)
        self.act("undo")
        end = time.monotonic() + UNDO_PATIENCE
        while {name: self.read(name) for name in FIELDS} == before and time.monotonic() < end:
            if self.desk.process.poll() is not None:
                raise Killed
        self.n_edits += 1
        self.note()

    def act(self, action):
        try:
            self.desk.act(action, window=1)
        except GLib.Error as error:
            raise Killed from error

    def save(self):
        """Saves, and now and then waits for it; otherwise goes on typing meanwhile."""
        self.n_saves += 1
        number = len(self.seen) - 1
        if self.chance.random() < 0.5:
            self.key("key", "ctrl+s")
        else:
            self.act("save")
        if self.chance.random() < 0.2:
            self.wait_saved()
            self.saved_from = number

    def wait_saved(self):
        end = time.monotonic() + desks.PATIENCE
        while time.monotonic() < end:
            try:
                if not self.desk.is_enabled("save"):
                    return
            except GLib.Error as error:
                raise Killed from error
        raise Failure("it is not saved")

    def work(self):
        """Goes on until the program is killed."""
        steps = (
            (self.type_number, 5),
            (self.add_sentence, 3),
            (self.write, 5),
            (self.paste, 1),
            (self.undo, 1),
            (self.save, 3),
        )
        kinds, weights = zip(*steps)
        try:
            for _ in range(MAX_STEPS):
                self.chance.choices(kinds, weights)[0]()
        except Killed:
            return

    def may_be(self, fields):
        """Whether the program may come back so."""
        if fields == self.seen[-1]:
            return True
        for step in self.pending:
            if step is None:
                return fields in self.seen
            if fields in step:
                return True
        return False

    def check_back(self, fields):
        if not self.may_be(fields):
            raise Failure(f"seen and brought back differ: {tell_apart(self.seen[-1], fields)}; {len(self.pending)} more")
        if fields != self.read_file() and self.desk.find("label", RESTORED) is None:
            raise Failure("the work that was brought back is not announced")

    def read_file(self):
        """What the file says of the fields."""
        report = json.loads(self.target.read_text("utf-8"))
        fields = {}
        for name, (kind, key) in FIELDS.items():
            entry = report[kind][key]
            fields[name] = fold(entry["text"]) if kind == "narratives" else entry["entered"] or entry["printed"]
        return fields

    def check_file(self):
        """The file is whole: something that was seen, no older than what was known to be saved."""
        fields = self.read_file()
        known = self.seen[self.saved_from :]
        if fields not in known and not any(step is None or fields in step for step in self.pending):
            apart = tell_apart(self.seen[self.saved_from], fields)
            raise Failure(f"the file has what was never seen, or what was saved is gone: {apart}")

    def check_litter(self):
        left = [path.name for path in self.target.parent.iterdir() if path != self.target]
        state = self.desk.home / "state" / "gouji"
        left += [path.name for path in state.rglob("*") if path.is_file() and not is_in_order(path.name)]
        if left:
            raise Failure(f"left behind: {left}")

    def begin_again(self, fields):
        """What came back is what there is now; the file may be older."""
        self.seen = [self.read_file(), fields]
        self.pending = []
        self.saved_from = 0


def is_in_order(name):
    """What the state folder of a program that runs well holds."""
    return name == "session.json" or name.endswith((".journal", ".lock"))


def kill_later(desk, seconds):
    process = desk.process
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    return timer


def stop_at(desk, moment):
    """Kills a program that is only starting, perhaps in the middle of bringing work back."""
    desk.launch()
    time.sleep(moment)
    desk.kill()


def run_round(typist, chance):
    """One life of the program: what came back is compared, then it is typed into, without a pause, until it dies."""
    desk = typist.desk
    if chance.random() < 0.2:
        stop_at(desk, chance.uniform(0.02, 1.5))
    desk.start()
    fields = typist.look()
    typist.check_back(fields)
    typist.check_file()
    typist.check_litter()
    typist.begin_again(fields)
    typist.focus(WRITTEN)
    timer = kill_later(desk, chance.uniform(0.02, 2.5))
    try:
        typist.work()
    finally:
        timer.cancel()
        desk.kill()
    typist.check_file()


def make_case(rounds, seed):
    def test_kill(desk):
        """All that was shown comes back after a kill, and the file is whole."""
        chance = random.Random(seed)
        folder = desk.home / "年报"
        folder.mkdir()
        target = folder / "report.gouji"
        shutil.copy(EXAMPLE, target)
        clipboard = desk.home / "clipboard"
        clipboard.write_text(PASTED, "utf-8")
        desk.copy(plain=clipboard)

        typist = Typist(desk, target, chance)
        desk.start(target)
        typist.begin_again(typist.look())
        desk.kill()
        for number in range(1, rounds + 1):
            try:
                run_round(typist, chance)
            except Failure as failure:
                raise Failure(f"round {number} of seed {seed}: {failure}") from failure
        print(f"# {rounds} kills, {typist.n_edits} edits seen, {typist.n_saves} savings", flush=True)
        if typist.n_edits < rounds:
            raise Failure("hardly anything was typed: the kills say nothing")

    return test_kill


parser = argparse.ArgumentParser()
parser.add_argument("--all", action="store_true")
parser.add_argument("--rounds", type=int)
parser.add_argument("--seed", type=int, default=6)
options = parser.parse_args()
desks.enter("1280x1024")
desks.run(make_case(options.rounds or (200 if options.all else 12), options.seed))
