#!/bin/sh
# Gathers what the server serves under /static: our own static/ and what comes from npm (the
# typeface, the map). Run after npm install; quick when done before.
#   tools/assets.sh [TARGET]        default build/assets
set -eu
cd "$(dirname "$0")/.."
target=${1:-build/assets}
if [ ! -d node_modules/leaflet ] || [ ! -d node_modules/@fontsource/be-vietnam-pro ] || [ ! -d node_modules/@fontsource/tinos ]; then
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
# The face of letters: as wide as Times New Roman.
for face in 400-normal 700-normal 400-italic; do
  for subset in latin vietnamese; do
    cp -u "node_modules/@fontsource/tinos/files/tinos-$subset-$face.woff2" "$target/fonts/"
  done
done
cp -u node_modules/@fontsource/tinos/LICENSE "$target/fonts/LICENSE-tinos"
cp -u node_modules/leaflet/dist/leaflet.js node_modules/leaflet/dist/leaflet.css "$target/leaflet/"
cp -u node_modules/leaflet/dist/images/*.png "$target/leaflet/images/"
cp -u node_modules/leaflet/LICENSE "$target/leaflet/LICENSE"
