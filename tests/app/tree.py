# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking for a widget in what assistive technology sees.

libatspi asks the program four times for every widget it passes, and again each time: in a form of 500 widgets a search takes
longer than what it waits for. Here a widget is asked for its children alone; what role it has is asked once, for a role never
changes, and its name where the role is the one that is looked for.
"""

from gi.repository import Atspi, Gio, GLib

ACCESSIBLE = "org.a11y.atspi.Accessible"
# What has no children that anybody would look for; asking each of hundreds of cells takes long.
LEAVES = {"label", "text", "image", "scroll bar", "entry"}
# Deeper than any window is: a search ends also where widgets are moved about meanwhile.
DEEPEST = 100


class Tree:
    def __init__(self):
        self.bus = None
        self.roles = {}  # By the address of a widget: a name on the bus and a path.

    def connect(self):
        """The bus of assistive technology is another one than the session's, which knows where it is."""
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        place = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, -1, None
        )
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(place.unpack()[0], flags)

    def ask(self, address, interface, method, arguments=None):
        name, path = address
        return self.bus.call_sync(
            name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, -1, None
        ).unpack()[0]

    def role(self, address):
        if address not in self.roles:
            self.roles[address] = Atspi.role_get_name(Atspi.Role(self.ask(address, ACCESSIBLE, "GetRole")))
        return self.roles[address]

    def is_named(self, address, name):
        if name is None:
            return True
        question = GLib.Variant("(ss)", (ACCESSIBLE, "Name"))
        return self.ask(address, "org.freedesktop.DBus.Properties", "Get", question).startswith(name)

    def walk(self, address, places=()):
        """A widget and all below it, each with its role and how to get there: which child of which child.
        One that goes while it is looked at has nothing below it."""
        try:
            role = self.role(address)
            children = [] if role in LEAVES or len(places) > DEEPEST else self.ask(address, ACCESSIBLE, "GetChildren")
        except GLib.Error:
            return
        yield address, role, places
        for index, child in enumerate(children):
            yield from self.walk(child, (*places, index))

    def search(self, application, role, name):
        """The widgets of this role whose names begin so."""
        if self.bus is None:
            self.connect()
        for address, its_role, places in self.walk((application.app.bus_name, application.path)):
            try:
                node = follow(application, places) if its_role == role and self.is_named(address, name) else None
                if node is not None and node.path == address[1]:
                    yield node
            except GLib.Error:
                continue


def follow(application, places) -> Atspi.Accessible:
    """The widget at these places, or None where they are no longer there."""
    node = application
    for index in places:
        node = node.get_child_at_index(index)
        if node is None:
            return None
    return node
