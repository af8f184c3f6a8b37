# SPDX-License-Identifier: GPL-3.0-or-later
"""ZIP files made by hand, so that every field of them may lie (PKWARE APPNOTE.TXT, sections 4.3 and 4.4)."""

import struct
import zlib

STORED, DEFLATED = 0, 8
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
UTF8 = 0x800
SYMBOLIC_LINK = 0o120777 << 16


def deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def deflate_run(before, character, count, behind):
    """A deflated stream of `before`, `count` MB of one character and `behind`, made without unpacking it anywhere."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    megabyte = packer.compress(character * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + megabyte * count + packer.compress(behind) + packer.flush()


class Member:
    """One file of an archive. What is not said is true."""

    def __init__(self, name, data=b"", method=DEFLATED, packed=None, crc=None, size=None, packed_size=None, flags=UTF8, mode=0, extra=b""):
        self.name = name if isinstance(name, bytes) else name.encode("utf-8")
        self.method, self.flags, self.mode, self.extra = method, flags, mode, extra
        self.packed = packed if packed is not None else deflate(data) if method == DEFLATED else data
        self.crc = zlib.crc32(data) if crc is None else crc
        self.size = len(data) if size is None else size
        self.packed_size = len(self.packed) if packed_size is None else packed_size

    def fields(self):
        sizes = (self.crc & 0xFFFFFFFF, min(self.packed_size, 0xFFFFFFFF), min(self.size, 0xFFFFFFFF))
        return struct.pack("<HHHHHIIIHH", 20, self.flags, self.method, 0, 0x21, *sizes, len(self.name), len(self.extra))

    def local(self):
        return LOCAL + self.fields() + self.name + self.extra

    def central(self, place):
        return CENTRAL + struct.pack("<H", 0x314) + self.fields() + struct.pack("<HHHII", 0, 0, 0, self.mode, place) + self.name + self.extra


def end_of(count, size, place, comment=b""):
    return END + struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, size & 0xFFFFFFFF, place & 0xFFFFFFFF, len(comment)) + comment


def pack(members, before=b"", comment=b"", places=None, count=None):
    """An archive of members; `places` are those that the central directory gives, `count` how many it claims to list."""
    body, true_places = bytearray(before), []
    for member in members:
        true_places.append(len(body))
        body += member.local() + member.packed
    directory = b"".join(member.central(place) for member, place in zip(members, places or true_places))
    number = len(members) if count is None else count
    return bytes(body) + directory + end_of(number, len(directory), len(body), comment)


def pack_files(files):
    """{name: content} as an ordinary archive."""
    return pack([Member(name, content if isinstance(content, bytes) else content.encode("utf-8")) for name, content in files.items()])
