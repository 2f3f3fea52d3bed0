#!/usr/bin/env bash
# Makes the virtual environment with the first Python that is new enough and whole.
set -eu
target=$1
for python in python3.14 python3.13 python3.12 python3.11 python3; do
  command -v "$python" >/dev/null || continue
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || continue
  if "$python" -m venv "$target" 2>/dev/null; then exit 0; fi
  rm -rf "$target"
done
# Debian's bare python3 comes without venv
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
  exec python3 -m venv "$target"
fi
echo "Python 3.11 or newer with venv is needed: on Debian, apt install python3-venv" >&2
exit 1
