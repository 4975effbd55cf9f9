#!/bin/sh
# Leaves Debian's Chromium in place for the browser tests, or says in one sentence what to do.
set -eu
[ -x /usr/bin/chromium ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium for the browser tests (once) ..."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
else
  echo "The browser tests need Chromium at /usr/bin/chromium: as root, run 'apt-get install chromium', then try again." >&2
  exit 1
fi
