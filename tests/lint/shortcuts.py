# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dialog of shortcuts says, against the keys that the program takes."""

import re

import lint

DIALOG = "src/app/window/gouji-shortcuts-dialog.c"

# As a shortcut is written in tables and for gtk_shortcut_trigger_parse_string().
WRITTEN = re.compile(r'"((?:<(?:Control|Shift|Alt)>)+\w+(?:\|(?:<(?:Control|Shift|Alt)>)+\w+)*|F[0-9]{1,2})"')
# gtk_widget_class_add_binding_action(), and what stands for it.
BOUND = re.compile(r'(?:add_binding_action|add_key) \(widget_class,\s*GDK_KEY_(\w+),\s*([A-Z0-9_| ]+),\s*"([a-z.-]+)"', re.S)
MODIFIERS = {"GDK_SHIFT_MASK": "<Shift>", "GDK_CONTROL_MASK": "<Control>", "GDK_ALT_MASK": "<Alt>"}

# The same by another key: on the keypad, on keyboards that have no other, or by old habit.
TWINS = {
    "<Control>y",
    "<Control>equal",
    "<Control>KP_Add",
    "<Control>KP_Subtract",
    "<Control>KP_0",
    "<Alt>KP_Enter",
    "<Control>Insert",
    # Said by the buttons of the bar that alone takes it, while that is shown.
    "<Control>Delete",
}

# Taken by handlers of keys, which look at more than the key: where they stand, and what they name.
HANDLED = {
    "Return": ("src/app/form-pane/gouji-cell-entry-keys.c", "GDK_KEY_Return"),
    "Tab": ("src/app/form-pane/gouji-cell-entry-keys.c", "GDK_KEY_Tab"),
    "Escape": ("src/app/form-pane/gouji-cell-entry-keys.c", "GDK_KEY_Escape"),
    "F2": ("src/app/form-pane/gouji-cell-entry-keys.c", "GDK_KEY_F2"),
    "<Shift>Down": ("src/app/form-pane/gouji-cell-entry-keys.c", "GDK_KEY_Down"),
    "Right": ("src/app/charts/gouji-charts-area.c", "GDK_KEY_Right"),
    "Up": ("src/app/charts/gouji-charts-area.c", "GDK_KEY_Up"),
    **{
        f"<Control><Alt>{level}": ("src/app/narrative/gouji-narrative-editor-levels.c", f"GDK_KEY_{level}")
        for level in range(5)
    },
}


def normal(accelerator):
    """One spelling: the modifiers in the order of the alphabet, letters small."""
    modifiers = sorted(re.findall(r"<\w+>", accelerator))
    key = re.sub(r"<\w+>", "", accelerator)
    return "".join(modifiers) + (key.lower() if len(key) == 1 else key)


def list_taken(root):
    """Each shortcut that is set somewhere, with the file."""
    for path in lint.files(root, ("src/app",), (".c",)):
        if path == root / DIALOG:
            continue
        text = path.read_text("utf-8")
        for match in WRITTEN.finditer(text):
            for accelerator in match[1].split("|"):
                yield normal(accelerator), path
        for key, modifiers, _action in BOUND.findall(text):
            names = [MODIFIERS[name.strip()] for name in modifiers.split("|") if name.strip() not in ("0", "")]
            if names or re.fullmatch(r"F[0-9]+", key):
                yield normal("".join(names) + key), path


def list_told(root):
    text = (root / DIALOG).read_text("utf-8")
    return {normal(match) for match in re.findall(r'\{ "([^"]+)", N_ \(', text)}


def check_told(root):
    """Every shortcut of the program stands in the dialog of shortcuts."""
    known = list_told(root) | {normal(twin) for twin in TWINS}
    for accelerator, path in sorted(set(list_taken(root))):
        if accelerator not in known:
            yield f"{path.relative_to(root)}: {accelerator} does not stand in the dialog of shortcuts"


def check_taken(root):
    """Every shortcut in the dialog is one that the program takes."""
    taken = {accelerator for accelerator, _path in list_taken(root)}
    handled = {normal(accelerator): place for accelerator, place in HANDLED.items()}
    for accelerator in sorted(list_told(root)):
        if accelerator in taken:
            continue
        path, name = handled.get(accelerator, (None, None))
        if path is None or not re.search(rf"\b{name}\b", (root / path).read_text("utf-8")):
            yield f"{DIALOG}: {accelerator} is nowhere taken"


if __name__ == "__main__":
    lint.run(check_told, check_taken)
