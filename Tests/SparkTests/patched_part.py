"""A part as a program of another version would have written it: standard input to standard output."""

import hashlib
import sys

DIGITS = 64

part = sys.stdin.buffer.read()
old, new = (version.encode() for version in sys.argv[1:3])
assert len(old) == len(new) and part.count(old), "the part does not name this version"
body = part[:-DIGITS].replace(old, new, 1)
sys.stdout.buffer.write(body + hashlib.sha256(body).hexdigest().encode())
