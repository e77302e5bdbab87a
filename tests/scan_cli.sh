#!/bin/sh
# The scan command from outside: formats, exit codes, and one line of complaint.
#   scan_cli.sh PATH-OF-LANGNGHE
set -eu
langnghe=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

{
  for day in 01 02 03 04 05 06 07 08 09 10; do
    for place in a b c d e; do echo "$place 2 2026/1/$day"; done
  done
  echo "b 9 2026/1/9"
} >cases
printf 'a 10.1 106.1\nb 10.2 106.1\nc 10.3 106.1\nd 10.4 106.1\ne 10.5 106.1\n' >places
printf 'b 10.2 106.1\n' >some
printf 'id,year,population\na,2026,100\nb,2026,100\nc,2026,100\nd,2026,100\ne,2026,100\n' >people

failed=0
check() { # what, expected exit code, text expected in the output, arguments…
  what=$1 code=$2 text=$3
  shift 3
  got=0
  "$langnghe" scan "$@" >out 2>err || got=$?
  if [ "$got" != "$code" ] || ! cat out err | grep -qF -- "$text"; then
    echo "FAILED: $what: exit $got, wanted $code and \"$text\"; got:"
    cat out err
    failed=1
  fi
}

check "json" 0 '{"total_cases":109,"replicas":99,"clusters":[{"center":"b","radius_km":0,"locations":["b"],"from":"2026-01-09","to":"2026-01-09","observed":11,' \
  --cases cases --places places --replicas 99 --format json
check "csv" 0 '1,b,0,1,b,2026-01-09,2026-01-09,11,' \
  --cases cases --places places --replicas 99 --format csv
check "geojson" 0 '"type":"FeatureCollection"' \
  --cases cases --places places --replicas 99 --format geojson
check "text" 0 'Prospective scan of space and time' \
  --cases cases --places places --replicas 99 --mode prospective --max-length 3
check "Poisson in space" 0 '1  b' \
  --model poisson --shape space --cases cases --places places --population people --replicas 99
check "Poisson in time" 0 '2026-01-09  2026-01-09' \
  --model poisson --shape time --cases cases --places places --replicas 99
check "an unknown place" 3 'cases:1: place "a" is not in the file of places' \
  --cases cases --places some
check "a file that is not there" 3 'nowhere: cannot be read' --cases nowhere --places places
check "a word nobody knows" 2 '--model' --model guess --cases cases --places places
check "a date that is none" 2 '--from' --cases cases --places places --from 2026-02-30
check "a model without sense" 2 'space-time' --cases cases --places places --shape space
check "an output that cannot be written" 3 '/nowhere/out: cannot be written' \
  --cases cases --places places --replicas 9 --out /nowhere/out

one=$("$langnghe" scan --cases cases --places places --threads 1 --seed 5 --format json)
two=$("$langnghe" scan --cases cases --places places --threads 3 --seed 5 --format json)
if [ "$one" != "$two" ]; then
  echo "FAILED: the answer depends on the number of threads"
  failed=1
fi
exit $failed
