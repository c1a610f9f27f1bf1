#!/bin/sh
# Chromium and a Chinese font for the browser tests: from Debian, where we may install it.
command -v chromium >/dev/null 2>&1 && exit 0
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
    echo "NO CHROMIUM: the browser tests will be skipped. Install it, or run as root on Debian." >&2
    exit 1
fi
echo "installing Chromium for the browser tests (once)"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >/dev/null && apt-get install -qq -y --no-install-recommends chromium fonts-noto-cjk >/dev/null 2>&1 && command -v chromium >/dev/null
