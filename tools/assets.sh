#!/bin/sh
# Gathers what the server serves under /static: our own static/ and what comes from npm (the
# typeface, the map). Run after npm install; quick when done before.
#   tools/assets.sh [TARGET]        default build/assets
set -eu
cd "$(dirname "$0")/.."
target=${1:-build/assets}
if [ ! -d node_modules/leaflet ] || [ ! -d node_modules/@fontsource/be-vietnam-pro ]; then
  echo "assets: node_modules is not complete: run npm install" >&2
  exit 3
fi
mkdir -p "$target"
cp -ru static/. "$target/"
mkdir -p "$target/fonts" "$target/leaflet/images"
for weight in 400 600 700; do
  for subset in latin vietnamese; do
    cp -u "node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-$subset-$weight-normal.woff2" \
      "$target/fonts/"
  done
done
cp -u node_modules/@fontsource/be-vietnam-pro/LICENSE "$target/fonts/LICENSE"
cp -u node_modules/leaflet/dist/leaflet.js node_modules/leaflet/dist/leaflet.css "$target/leaflet/"
cp -u node_modules/leaflet/dist/images/*.png "$target/leaflet/images/"
cp -u node_modules/leaflet/LICENSE "$target/leaflet/LICENSE"
