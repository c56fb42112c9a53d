#!/usr/bin/env bash
# Runs every test. Needs the .NET 10 SDK; what else the tests need (an Asterisk, SIP phones) is installed from Debian
# packages where that is permitted (root, apt), outside the repository. What is missing is skipped, with its reason.
#
#   ./test.sh               everything
#   ./test.sh Model Links   only the projects whose names contain one of these words
#
# CTI_TEST_REQUIRE_ALL=1    nothing may be skipped
# CTI_PEERS_DIR=folder      where the unpacked peers lie; default: below the cache folder of the user
#
# The last line is the sum of the projects' own reports: N passed, N failed, N skipped.
set -u
cd "$(dirname "$0")" || exit 2

passed=0 failed=0 skipped=0
finish() {
  local code=0
  [ "$failed" -eq 0 ] || code=1
  if [ "$skipped" -gt 0 ] && [ "${CTI_TEST_REQUIRE_ALL:-}" = 1 ]; then
    echo "Skipped, although nothing may be skipped here (CTI_TEST_REQUIRE_ALL=1)."
    code=1
  fi
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$code"
}
fail() {
  echo "FAILED: $1"
  failed=$((failed + 1))
}

# Chosen projects: every one below tests/, or those that an argument names.
projects=()
for project in tests/*.Tests; do
  name="$(basename "$project")"
  if [ $# -eq 0 ]; then
    projects+=("$name")
    continue
  fi
  for word in "$@"; do
    case "$name" in *"$word"*) projects+=("$name") && break ;; esac
  done
done
[ "${#projects[@]}" -gt 0 ] || { fail "no test project is named like: $*"; finish; }

case " ${projects[*]} " in
  *.Live.Tests*)
    echo "== peers of the live suite"
    eng/peers.sh
    ;;
esac
case " ${projects[*]} " in
  *.Client.Tests*)
    # The README's JavaScript example is run as printed.
    echo "== node for the examples"
    eng/peers.sh node
    ;;
esac

echo "== build"
if ! dotnet build CtiMiddleware.sln -nologo -v quiet -clp:NoSummary; then
  fail "the build"
  finish
fi

# The live suite gets a network and a process space of its own where the system permits it: whatever its peers open is
# reachable from nowhere else, its ports are always free, and nothing outlives it.
alone=()
for way in "" --map-root-user; do
  if unshare $way --net --pid --fork --mount-proc --kill-child true 2>/dev/null; then
    alone=(unshare $way --net --pid --fork --mount-proc --kill-child
      sh -c 'ip link set lo up && ip address add 10.99.0.1/32 dev lo; exec "$@"' live)
    break
  fi
done

# count REPORT ATTRIBUTE: the sum over the report's assemblies.
count() { grep -o '<assembly [^>]*>' "$1" | sed -n "s/.* $2=\"\([0-9]*\)\".*/\1/p" | awk '{ n += $1 } END { print n + 0 }'; }

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
for name in "${projects[@]}"; do
  echo "== $name"
  report="$results/$name.xml"
  program="artifacts/bin/$name/debug/$name"
  run=()
  case "$name" in *.Live.Tests) run=(${alone[@]+"${alone[@]}"}) ;; esac
  ${run[@]+"${run[@]}"} timeout --kill-after=30 "${CTI_TEST_TIMEOUT:-40m}" "$program" -noLogo -noColor -xml "$report"
  code=$?
  if [ ! -s "$report" ]; then
    fail "$name ended with $code and left no report"
    continue
  fi
  bad=$(($(count "$report" failed) + $(count "$report" errors)))
  passed=$((passed + $(count "$report" passed)))
  failed=$((failed + bad))
  skipped=$((skipped + $(count "$report" skipped)))
  [ "$code" -eq 0 ] || [ "$bad" -gt 0 ] || fail "$name ended with $code although its report names no failure"
done
finish
