# Shared by ./run and ./test (sourced): installs what is missing and builds. Every step looks
# first and does nothing when it was done before, so that a second start takes no time.
# Sets nothing but functions; the caller stands in the folder of the sources.

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
give_up() { printf 'error: %s\n' "$*" >&2; exit 3; }

# Names in the given groups of tools/packages.txt.
packages_of() {
  awk -v wanted=" $* " '
    /^#/ || /^ *$/ { next }
    /^\[/ { on = index(wanted, " " substr($0, 2, length($0) - 2) " "); next }
    on { print $1 }' tools/packages.txt
}

# need_packages GROUP…: installs the Debian packages that are missing.
need_packages() {
  local wanted missing
  wanted=$(packages_of "$@")
  # A node that is here already, from wherever, is good enough from 18 on.
  if ! { command -v node && command -v npm; } >/dev/null 2>&1; then
    wanted="$wanted nodejs npm"
  fi
  # shellcheck disable=SC2086
  missing=$(comm -23 <(printf '%s\n' $wanted | sort -u) \
    <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null |
      awk '$2 == "installed" { print $1 }' | sort -u) | tr '\n' ' ')
  if [ -n "$missing" ]; then
    if [ "$(id -u)" != 0 ]; then
      give_up "Debian packages are missing; run as root: apt-get install --no-install-recommends $missing"
    fi
    say "Installing Debian packages: $missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q </dev/null || give_up "apt-get update failed: look at the network and /etc/apt"
    # shellcheck disable=SC2086
    apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends $missing </dev/null ||
      give_up "apt-get install failed: see the lines above"
  fi
  local version
  version=$(node --version 2>/dev/null) || give_up "node does not run: install the package nodejs"
  version=${version#v}
  [ "${version%%.*}" -ge 18 ] || give_up "node $version is too old: 18 or newer is needed"
}

# need_npm run|test: what the pages need, or also what drives them in the tests. The versions
# are exact in package.json; a changed package.json installs again.
need_npm() {
  local mark stamp=node_modules/.langnghe
  mark=$(cksum <package.json)
  if [ "$(cat $stamp.test 2>/dev/null)" != "$mark" ] &&
     { [ "$1" = test ] || [ "$(cat $stamp.run 2>/dev/null)" != "$mark" ]; }; then
    say "Installing npm packages"
    local only=--omit=dev
    [ "$1" = test ] && only=--include=dev
    npm install --no-audit --no-fund --no-package-lock --loglevel=error "$only" </dev/null ||
      give_up "npm install failed: look at the network and at ~/.npmrc"
    rm -f $stamp.run $stamp.test
    printf '%s\n' "$mark" >"$stamp.$1"
  fi
  sh tools/assets.sh build/assets || exit $?
}

# As many compilers as processors ($JOBS says otherwise), but no more than the memory carries.
jobs_here() {
  if [ -n "${JOBS:-}" ]; then echo "$JOBS"; return; fi
  local processors memory
  processors=$(nproc)
  memory=$(awk '/^MemAvailable/ { print int($2 / 1500000) }' /proc/meminfo)
  [ "$memory" -ge 1 ] || memory=1
  echo $((processors < memory ? processors : memory))
}

# need_build FOLDER CMAKE-OPTIONS -- TARGETS…
need_build() {
  local folder=$1 options=()
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do options+=("$1"); shift; done
  shift
  if [ ! -f "$folder/build.ninja" ]; then
    mkdir -p "$folder"
    cmake -G Ninja -B "$folder" -DCMAKE_BUILD_TYPE=RelWithDebInfo "${options[@]}" \
      >"$folder/configure.log" 2>&1 </dev/null ||
      { tail -n 30 "$folder/configure.log" >&2; rm -f "$folder/build.ninja"; give_up "cmake failed; all of it: $folder/configure.log"; }
  fi
  # What was compiled once comes from ccache, also after build/ was removed.
  NINJA_STATUS='    [%f/%t] ' ninja -C "$folder" -j"$(jobs_here)" "$@" </dev/null ||
    give_up "the build failed: see the lines above"
}
