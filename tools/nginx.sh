#!/bin/sh
# nginx and Caddy for the tests of the serving rules: from Debian, where we may install them. Neither is started.
command -v nginx >/dev/null 2>&1 && command -v caddy >/dev/null 2>&1 && exit 0
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
    echo "NO NGINX OR NO CADDY: their tests will be skipped. Install them, or run as root on Debian." >&2
    exit 1
fi
echo "installing nginx and Caddy for the tests of the serving rules (once)"
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d # what packages ask before they start a server: not on this machine
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"
fi
apt-get update -qq >/dev/null
for package in nginx caddy; do
    apt-get install -qq -y --no-install-recommends "$package" >/dev/null 2>&1 || echo "NO PACKAGE $package" >&2
done
command -v nginx >/dev/null && command -v caddy >/dev/null
