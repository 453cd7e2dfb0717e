# shellcheck shell=sh
# Sourced by tools/aci and tools/test: installs what is missing, configures and builds. POSIX sh.
# Everything said here goes to standard error, and nothing here reads standard input: both belong to the program.

build_packages="g++ cmake libcli11-dev libfmt-dev libtomlplusplus-dev rapidjson-dev libmd-dev libxlsxwriter-dev"
# Ninja when it is there, make when only make is, and Ninja on a machine that has neither.
command -v ninja >/dev/null 2>&1 || command -v make >/dev/null 2>&1 || build_packages="$build_packages ninja-build"

say() { printf '%s: %s\n' "$me" "$*" >&2; }
die() {
  say "$*"
  exit 2
}

# install_packages NAME...: those of these Debian packages that are missing.
install_packages() {
  if ! command -v dpkg-query >/dev/null 2>&1; then
    say "this is not Debian: trying with what is installed (the packages would be: $*)"
    return 0
  fi
  installed=$(dpkg-query -W -f '${db:Status-Status}:${Package} ' "$@" 2>/dev/null || true)
  missing=""
  for package in "$@"; do
    case " $installed" in
      *" installed:$package "*) ;;
      *) missing="$missing $package" ;;
    esac
  done
  [ -n "$missing" ] || return 0

  command -v apt-get >/dev/null 2>&1 || die "missing packages, and no apt-get to install them:$missing"
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 ||
      die "missing packages, and neither root nor sudo to install them. As root: apt-get install$missing"
    as_root=sudo
  fi
  say "installing Debian packages${as_root:+ (with sudo)}:$missing"
  # One third-party source that fails to refresh must not stop us: the installation itself will tell.
  $as_root apt-get -q -o DPkg::Lock::Timeout=120 update </dev/null >&2 || say "apt-get update failed: going on"
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=120 install $missing </dev/null >&2 ||
    die "apt-get could not install:$missing"
}

# build FOLDER TARGET [CMAKE OPTION...]: quiet unless it fails.
build() {
  folder=$1 target=$2
  shift 2
  mkdir -p "$folder"
  log=$folder/build.log
  # A checkout that was moved or copied with its build folder starts again.
  if [ -f "$folder/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
    rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles"
  fi
  if [ ! -f "$folder/CMakeCache.txt" ]; then
    if command -v ninja >/dev/null 2>&1; then set -- -G Ninja "$@"; else set -- -G "Unix Makefiles" "$@"; fi
  fi
  say "building $target in ${folder#"$root"/} (its output: ${log#"$root"/})"
  if cmake -S "$root" -B "$folder" "$@" </dev/null >"$log" 2>&1 &&
    cmake --build "$folder" --target "$target" --parallel "$(nproc)" </dev/null >>"$log" 2>&1; then
    return 0
  fi
  tail -n 60 "$log" >&2
  say "the build failed"
  return 1
}
