#!/usr/bin/env bash
# What the tests need beside Python and Node: a browser, PostGIS, a Chinese font. Installs what is missing
# where it may; says so where it may not (the tests then skip with a line, and fail under CI).
set -eu
wanted=()
command -v chromium >/dev/null || wanted+=(chromium)
ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1 || wanted+=(postgresql postgresql-postgis)
fc-list :lang=zh 2>/dev/null | grep -q . || wanted+=(fontconfig fonts-noto-cjk)
[ ${#wanted[@]} -eq 0 ] && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  # a throw-away cluster is made by the tests themselves
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
  echo "installing ${wanted[*]}"
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
else
  echo "not installed: ${wanted[*]}; as root, \`make test\` installs them" >&2
fi
