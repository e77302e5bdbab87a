#!/bin/sh
# The house stands only as long as its floors do: a file may include its own room and rooms on
# floors below it, never one above, never one beside it (README, "The house").
set -eu
cd "$(dirname "$0")/.."
found=$(grep -rnE '^ *# *include "[a-z_]+/' src --include='*.h' --include='*.cc' | awk '
  BEGIN {
    floor["base"] = 0
    n = split("web storage", on, " "); for (i = 1; i <= n; i++) floor[on[i]] = 1
    floor["ledger"] = 2
    n = split("accounts directory lifecycle legalclock documents notices links search vault", on, " ")
    for (i = 1; i <= n; i++) floor[on[i]] = 3
    n = split("casework meetings consultations initiatives directives procedures satisfaction insight", on, " ")
    for (i = 1; i <= n; i++) floor[on[i]] = 4
    n = split("pages api", on, " "); for (i = 1; i <= n; i++) floor[on[i]] = 5
    floor["app"] = 6
  }
  {
    split($0, part, ":")
    split(part[1], path, "/"); from = path[2]
    split($0, quoted, "\""); split(quoted[2], target, "/"); to = target[1]
    where = part[1] ":" part[2] ": "
    if (!(from in floor)) print where from " is a room without a floor: give it one in tests/floors.sh"
    else if (!(to in floor)) print where "includes " to ", which is no room"
    else if (from != to && floor[to] > floor[from]) print where from " includes " to ", a floor above it"
    else if (from != to && floor[to] == floor[from]) print where from " includes " to ", beside it"
  }')
if [ -n "$found" ]; then
  printf '%s\n' "$found"
  exit 1
fi
