#!/bin/bash
# All numbers of bench/RESULTS.md in one run, on this machine, against peers on this machine:
#   bench/run.sh [CASES]        default 1000000; writes bench/RESULTS.md
# BENCH_DATA names a folder already seeded (with the file codes in it), else one is made: that
# takes minutes. Needs wrk, nginx, node, and build/ with langnghe, bench/seed, bench/storage_bench.
set -euo pipefail
cd "$(dirname "$0")/.."
cases=${1:-1000000}
seconds=${BENCH_SECONDS:-8}
work=$(mktemp -d build/bench_XXXXXX)
data=${BENCH_DATA:-$work/data}
out=bench/RESULTS.md
server=
web=
cleanup() {
  [ -n "$server" ] && kill -9 "$server" 2>/dev/null || true
  [ -n "$web" ] && kill "$web" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

say() { echo "== $*" >&2; }
now() { date +%s%N; }
serve() {  # folder port; sets server and took_ms
  local begin; begin=$(now)
  build/langnghe serve --data "$1" --listen "127.0.0.1:$2" --limits off --log off >"$work/serve.log" 2>&1 &
  server=$!
  until curl -sf -o /dev/null "http://127.0.0.1:$2/healthz"; do
    kill -0 "$server" || { cat "$work/serve.log" >&2; exit 3; }
    sleep 0.01
  done
  took_ms=$((($(now) - begin) / 1000000))
}
stop() { kill "$server"; wait "$server" 2>/dev/null || true; server=; }
rss() { awk '/VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$server/status"; }
field() { sed -n "s/.*$2=\([0-9.]*\).*/\1/p" <<<"$1"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.0f %%", 100 * a / b }'; }

load_before=$(cut -d' ' -f1-3 /proc/loadavg)

if [ ! -f "$data/langnghe.db" ]; then
  say "seeding $cases cases"
  build/langnghe init --data "$data" >/dev/null
  build/bench/seed --data "$data" --cases "$cases" --codes "$data/codes" | tee "$work/seed"
fi

say "bare SQLite and our door, 64 writers"
storage=$(cd "$work" && ../bench/storage_bench 64 1.5 3)
bare1=$(sed -n 's/^1 INSERT a job *\([0-9]*\) .*/\1/p' <<<"$storage")
bare6=$(sed -n 's/^6 INSERTs a job *\([0-9]*\) .*/\1/p' <<<"$storage")

submit() {  # port; prints the RESULT line
  local page jar=$work/jar
  page=$(curl -s -c "$jar" "http://127.0.0.1:$1/send")
  SID=$(awk '/sid/ { print $7 }' "$jar") \
  CSRF=$(grep -o 'name="_csrf" value="[^"]*"' <<<"$page" | head -1 | cut -d'"' -f4) \
  COMMUNE=$(grep -o '<option value="[0-9]\+"' <<<"$page" | head -1 | cut -d'"' -f2) \
    wrk -t2 -c64 -d"${seconds}s" -s bench/submit.lua "http://127.0.0.1:$1" | grep RESULT
}

say "submissions into an empty house"
build/langnghe init --data "$work/fresh" >/dev/null
serve "$work/fresh" 9811
start_fresh=$took_ms
fresh=$(submit 9811)
stop

say "start with $cases cases"
serve "$data" 9811
start_ms=$took_ms
rss_start=$(rss)

say "tracking pages"
node bench/cookies.mjs 9811 <"$data/codes" >"$work/cookies"
COOKIES=$work/cookies wrk -t2 -c64 -d2s -s bench/track.lua http://127.0.0.1:9811 >/dev/null
track=$(COOKIES=$work/cookies wrk -t2 -c64 -d"${seconds}s" -s bench/track.lua http://127.0.0.1:9811 | grep RESULT)
light=$(COOKIES=$work/cookies wrk -t1 -c8 -d"${seconds}s" -s bench/track.lua http://127.0.0.1:9811 | grep RESULT)
rss_track=$(rss)

say "nginx with the same bytes"
mkdir -p "$work/www"
read -r code cookie <"$work/cookies"
curl -s -H "Cookie: case=$cookie" "http://127.0.0.1:9811/track/$code" >"$work/page"
bytes=$(stat -c %s "$work/page")
mkdir -p "$work/www/track"
while read -r code _; do ln "$work/page" "$work/www/track/$code"; done <"$work/cookies"
cat >"$work/nginx.conf" <<CONF
worker_processes 2; pid $PWD/$work/nginx.pid; error_log $PWD/$work/nginx.log; daemon off;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; default_type text/html;
  open_file_cache max=10000;
  client_body_temp_path $PWD/$work/b; proxy_temp_path $PWD/$work/p; fastcgi_temp_path $PWD/$work/f;
  uwsgi_temp_path $PWD/$work/u; scgi_temp_path $PWD/$work/s;
  server { listen 127.0.0.1:9812; root $PWD/$work/www; } }
CONF
chmod 755 "$work" "$work/www" "$work/www/track"; chmod 644 "$work/page"
nginx -c "$PWD/$work/nginx.conf" >/dev/null 2>&1 &
web=$!
sleep 0.5
nginx=$(COOKIES=$work/cookies wrk -t2 -c64 -d"${seconds}s" -s bench/track.lua http://127.0.0.1:9812 | grep RESULT)
kill "$web"; web=

say "submissions on top of $cases cases"
full=$(submit 9811)
rss_end=$(rss)
stop

second_run="not measured (no ./run yet)"
if [ -x ./run ]; then
  # The first run builds what is missing and makes the folder; the second one is measured.
  for turn in first second; do
    begin=$(now)
    ./run --listen 127.0.0.1:9813 --data "$work/run" >"$work/run.log" 2>&1 &
    server=$!
    for _ in $(seq 1 3000); do
      curl -sf -o /dev/null http://127.0.0.1:9813/healthz && break
      kill -0 "$server" 2>/dev/null || break
      sleep 0.05
    done
    second_run="$((($(now) - begin) / 1000000)) ms"
    curl -sf -o /dev/null http://127.0.0.1:9813/healthz || second_run="failed, see its messages"
    stop
  done
fi

s_fresh=$(field "$fresh" acknowledged_per_s); s_full=$(field "$full" acknowledged_per_s)
t_ours=$(field "$track" pages_per_s); t_nginx=$(field "$nginx" pages_per_s)
{
  cat <<HEAD
# Results

\`bench/run.sh\`, $(date -u '+%Y-%m-%d %H:%M UTC'), $(nproc) processors ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)), load before
the run $load_before. Load generator, server and peers share these processors, so ratios inside the
run mean more than the absolute numbers.

| what | measured | peer in the same run | ratio | aim |
|---|---|---|---|---|
| durable submissions/s through HTTP, 64 clients, empty house | $s_fresh (p99 $(field "$fresh" p99_ms) ms, $(field "$fresh" refused) refused) | bare SQLite, 64 writers, group commit, 6 INSERTs a job: $bare6/s | $(ratio "$s_fresh" "$bare6") | ≥ 30 %, ≥ 8,000/s |
| the same, compared with 1 INSERT a job | $s_fresh | bare SQLite: $bare1/s | $(ratio "$s_fresh" "$bare1") | ≥ 30 % |
| durable submissions/s on top of $cases cases | $s_full (p99 $(field "$full" p99_ms) ms, $(field "$full" refused) refused) | | | ≥ 8,000/s |
| tracking pages/s at $cases cases, 64 clients | $t_ours (p99 $(field "$track" p99_ms) ms, $(field "$track" refused) refused) | nginx, the same $bytes bytes: $t_nginx/s (p99 $(field "$nginx" p99_ms) ms) | $(ratio "$t_ours" "$t_nginx") | ≥ 30 %, p99 < 20 ms |
| the same with 8 clients | $(field "$light" pages_per_s) (p99 $(field "$light" p99_ms) ms) | | | p99 < 20 ms |
| memory (RSS), $cases cases | $rss_start MB after start, $rss_track MB after the tracking pages, $rss_end MB after the submissions | | | < 200 MB |
| start-up to the first answer | $start_ms ms with $cases cases, $start_fresh ms empty | | | |
| second \`./run\` | $second_run | | | < 3 s |

A submission writes six rows: case, clock, event, ledger entry, and its share of tiles and
checkpoints; about 2.4 KB with five indexes.

\`\`\`
$storage
$([ -f "$work/seed" ] && cat "$work/seed")
\`\`\`
HEAD
  if [ -f bench/NOTES.md ]; then echo; cat bench/NOTES.md; fi
} >"$out"
cat "$out"
