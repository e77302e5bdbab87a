#!/bin/sh
# A private PostgreSQL 15 for tests: only on a unix socket in its own folder, fsync on.
#
#   tests/postgres.sh start DIR    starts one in DIR (made when missing) and prints its URL
#   tests/postgres.sh stop DIR     stops it; DIR goes away
set -eu

bin=${POSTGRES_BIN:-/usr/lib/postgresql/15/bin}

usage() {
  echo "usage: tests/postgres.sh start|stop DIR" >&2
  exit 2
}
[ $# -eq 2 ] || usage
command=$1
mkdir -p "$2"
dir=$(cd "$2" && pwd)

# PostgreSQL refuses to run as root.
as_server() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
  else
    "$@"
  fi
}

case $command in
  start)
    if [ ! -x "$bin/initdb" ]; then
      echo "tests/postgres.sh: no PostgreSQL 15 in $bin; install the package postgresql-15" >&2
      rmdir "$dir" 2>/dev/null || true
      exit 3
    fi
    # A path of a socket may have 107 bytes only, hence not in DIR.
    socket=$(mktemp -d /tmp/langnghe_pg.XXXXXX)
    echo "$socket" > "$dir/socket"
    mkdir -p "$dir/cluster"
    if [ "$(id -u)" = 0 ]; then
      chown postgres: "$dir/cluster" "$socket"
    fi
    as_server "$bin/initdb" -D "$dir/cluster" -U langnghe -A trust -E UTF8 --locale=C.UTF-8 \
      > "$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log" >&2; exit 3; }
    cat >> "$dir/cluster/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$socket'
max_connections = 200
shared_buffers = 64MB
fsync = on
synchronous_commit = on
logging_collector = off
END
    as_server "$bin/pg_ctl" -D "$dir/cluster" -l "$dir/cluster/server.log" -w -t 60 start \
      > "$dir/start.log" 2>&1 || { cat "$dir/start.log" "$dir/cluster/server.log" >&2; exit 3; }
    echo "postgresql://langnghe@/postgres?host=$socket"
    ;;
  stop)
    if [ -f "$dir/cluster/postmaster.pid" ]; then
      as_server "$bin/pg_ctl" -D "$dir/cluster" -m immediate -w -t 60 stop > /dev/null
    fi
    [ -f "$dir/socket" ] && rm -rf "$(cat "$dir/socket")"
    rm -rf "$dir/cluster" "$dir/socket" "$dir/initdb.log" "$dir/start.log"
    rmdir "$dir" 2>/dev/null || true
    ;;
  *) usage ;;
esac
