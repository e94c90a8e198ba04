#!/usr/bin/env bash
# Builds everything once and runs every test. Needs the .NET SDK. Tests that need system packages too are skipped without them; as root this
# script installs the packages. Logs and reports go to artifacts/test-results. Ctrl-C ends all that it has started.
# REQUIRE_ALL=1: a skipped test is a failure. Last line: N passed, N failed, N skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly results="$PWD/artifacts/test-results"
readonly limit=600 # seconds that one test program may take; the longest compiles and publishes other programs
readonly service_policy=/usr/sbin/policy-rc.d
policy_is_ours="" waiting="" temporary="" foreground=()
if [[ -t 1 ]]; then foreground=(--foreground); fi # or Ctrl-C would not reach the program that runs
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
export DOTNET_TieredPGO=0 # these programs end before their profiles would pay
# One compiler server for all that this run compiles, ended with the run. MSBuild reads both as properties.
export UseSharedCompilation=true SharedCompilationId="typedstreaming-tests-$$"

main() {
  rm -rf "$results"
  mkdir -p "$results"
  need_dotnet
  trap clean_up EXIT
  trap 'exit 130' INT
  use_temporary_folder
  build
  # Steps that need more than the SDK, and proofs that are programs of their own, go here; each reports by `count`.
  need_system_packages
  install_peers
  smoke_test "The readers of the decoding benchmark" benchmarks/Decoding/bin/Release/net10.0/TypedStreaming.Benchmarks.Decoding.dll
  set -m # a process group of its own, which can be ended as a whole
  waiting_tests </dev/null &
  waiting=$!
  set +m
  for project in tests/*/*.csproj; do [[ $project =~ /(Interop|Package|RabbitMq|WebFeed).Tests.csproj$ ]] || run_tests "$project"; done
  wait
  waiting=""
  finish
}

waiting_tests() { # they mostly wait for processes and restores, or use one processor, so they run beside the others
  kill_test "The kill test" 0 "lost 0," --events 1500 --kills 5
  kill_test "The kill test before the first event is done" 0 "lost 0," --events 300 --kills 2 --or-else latest-without-gap
  kill_test "The kill test of a consumer that acknowledges too early" 1 "lost [1-9]" --events 600 --kills 2 --sabotage ack-on-receive
  kill_test "The kill test over the Pub/Sub API" 0 "lost 0," --events 600 --kills 2 --transport pubsub
  failover_test
  run_tests tests/Interop.Tests/Interop.Tests.csproj
  run_tests tests/WebFeed.Tests/WebFeed.Tests.csproj
  run_tests tests/RabbitMq.Tests/RabbitMq.Tests.csproj
  run_tests tests/Package.Tests/Package.Tests.csproj
  # About a million steps, of plans that are known to keep all promises: docs/world-test.md lists what is open in others.
  world_test "The world test" 0 "(all kinds), violations 0" --plans 5600 --seed 30000
  world_test "The world test with little room" 0 "violations 0" --random --plans 2000 --theme narrow
  world_test "The world test with restless consumers" 0 "violations 0" --random --plans 2000 --theme restless
  world_test "The world test with an org that leaves events out" 1 "violations [1-9]" --random --plans 500 --theme plain --count Lost --break ReplaysReachThePresent
}

count() { # passed failed skipped
  echo "$*" >>"$results/counts"
}

finish() {
  local status=0 passed failed skipped
  read -r passed failed skipped < <(awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }' "$results/counts")
  if ((failed > 0 || passed == 0)); then status=1; fi
  if [[ ${REQUIRE_ALL:-} == 1 ]] && ((skipped > 0)); then
    echo "REQUIRE_ALL=1, so a skipped test is a failure."
    status=1
  fi
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$status"
}

give_up() { # message
  echo "$1"
  count 0 1 0
  finish
}

need_dotnet() {
  dotnet --version >"$results/sdk.log" 2>&1 && return
  cat "$results/sdk.log"
  give_up "Install the .NET SDK 10.0 (10.0.100 or later) and put 'dotnet' in the PATH: https://dotnet.microsoft.com/download/dotnet/10.0"
}

build() {
  local started=$SECONDS
  if ! dotnet build TypedStreaming.sln -c Release -warnaserror -nologo -v quiet -clp:NoSummary >"$results/build.log" 2>&1; then
    cat "$results/build.log"
    give_up "The build failed."
  fi
  echo "build: $((SECONDS - started)) s"
}

use_temporary_folder() { # compilers and killed programs leave files there
  temporary=$(mktemp -d) || give_up "No temporary folder can be made."
  chmod 711 "$temporary" # a database server that a test of root starts runs as another user
  export TMPDIR=$temporary
}

clean_up() {
  if [[ $waiting ]]; then kill -- "-$waiting" 2>/dev/null || true; fi
  allow_service_starts
  stop_compiler
  rm -rf "$temporary"
}

stop_compiler() {
  local roslyn
  roslyn=$(dotnet msbuild src/Sdk/Sdk.csproj -getProperty:RoslynTargetsPath)
  dotnet exec "$roslyn/bincore/VBCSCompiler.dll" "-pipename:$SharedCompilationId" -shutdown
}

install_peers() { # the CometD server and client of the interop tests; without them these skip, and say so
  local folder=tests/Interop.Tests/peers log="$results/peers.log"
  [[ $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]] && return
  have_npm || return 0
  if ! (cd "$folder" && limited npm ci) >>"$log" 2>&1; then
    rm -rf "$folder/node_modules"
    echo "'npm ci' failed in $folder: the interop tests are skipped. Its output: $log"
  fi
}

need_system_packages() { # without them the tests that need them skip, and say so
  have_system_packages && return
  install_system_packages >"$results/packages.log" 2>&1 || true
  have_system_packages && return
  echo "Some system packages are missing, and the tests that need them are skipped. To install these packages on Debian:"
  echo "  sudo apt-get install -y --no-install-recommends $(missing_packages)"
}

have_system_packages() { [[ -z $(missing_packages) ]]; }

missing_packages() { # only those: a package of another origin, such as a newer Node.js, may refuse Debian's beside it
  local missing=""
  have_npm || missing+=" nodejs npm" # for the interop tests
  command -v gcc >/dev/null || command -v clang >/dev/null || missing+=" gcc libc6-dev" # for Native AOT
  [[ -x /usr/bin/chromium ]] || missing+=" chromium" # for the page of a sample
  have_postgresql || missing+=" postgresql" # for positions in a database
  have_rabbitmq || missing+=" rabbitmq-server" # for the relay
  echo "${missing# }"
}

have_rabbitmq() { [[ ${TEST_RABBITMQ:-} || -x /usr/lib/rabbitmq/bin/rabbitmq-server ]]; }

have_postgresql() { [[ ${TEST_POSTGRES:-} ]] || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

have_npm() { command -v node >/dev/null && command -v npm >/dev/null; }

install_system_packages() { # as root only; starts no service of what it installs
  if ((EUID != 0)) || ! command -v apt-get; then return 1; fi
  forbid_service_starts
  limited apt-get update -q && limited env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends $(missing_packages)
  allow_service_starts
}

forbid_service_starts() { # a policy that the machine has already stays
  [[ -e $service_policy ]] && return
  policy_is_ours=1
  printf '#!/bin/sh\nexit 101\n' >"$service_policy"
  chmod +x "$service_policy"
}

allow_service_starts() {
  if [[ $policy_is_ours ]]; then rm -f "$service_policy"; fi
  policy_is_ours=""
}

run_tests() { # project file
  local name properties report log started=$SECONDS status=0
  name=$(basename "$1" .csproj) report="$results/$name.xml" log="$results/$name.log"
  properties=$(dotnet msbuild "$1" -p:Configuration=Release -getProperty:IsTestProject,OutputPath,TargetFileName) ||
    { echo "$1 can not be evaluated."; count 0 1 0; return 0; }
  [[ $(property IsTestProject) == true ]] || return 0

  limited dotnet exec "$(dirname "$1")/$(property OutputPath)$(property TargetFileName)" \
    -noLogo -noColor -noAutoReporters -xml "$report" >"$log" 2>&1 </dev/null || status=$?
  show_failures_and_skips "$log"
  tally
}

tally() { # adds up the report of the project that ran; what left no whole report is a failure
  local trouble="" good=0 bad=0 left_out=0
  if [[ -s $report ]]; then
    good=$(attribute passed) bad=$(($(attribute failed) + $(attribute errors))) left_out=$(attribute skipped)
  fi
  if ((status == 124 || status == 137)); then
    trouble="did not end within $limit s"
  elif ((status != 0 && bad == 0)); then
    trouble="ended with exit code $status"
  elif ((good + bad + left_out == 0)); then
    trouble="ran no test"
  fi
  if [[ $trouble ]]; then
    grep -vE '^ +at (Xunit|System)\.' "$log" | tail -n 40 || true
    echo "$name $trouble; its whole output: $log"
    bad=$((bad + 1))
  fi
  echo "$name: $good passed, $bad failed, $left_out skipped ($((SECONDS - started)) s)"
  count "$good" "$bad" "$left_out"
}

kill_test() { proof Soak published "$@"; }

failover_test() { # two readers, RabbitMQ, PostgreSQL and three workers, of which some are killed
  if [[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]] && compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
    proof Failover published "The failover test" 0 "lost 0, duplicates [0-9]*, out of order 0," --events 4000 --kills 6
  else
    echo "The failover test: skipped, because it starts PostgreSQL and RabbitMQ, which are not installed."
    count 0 0 1
  fi
}

world_test() { proof World steps "$@"; }

proof() { # program, first word of its last line, name, exit code and rest of the last line that it has to end with, arguments
  local program=$1 word=$2 name=$3 code=$4 line=$5 log started=$SECONDS status=0
  shift 5
  log="$results/$program$(tr -cs 'a-z0-9' '-' <<<" $*").log"
  limited dotnet exec "tests/$program/bin/Release/net10.0/TypedStreaming.$program.dll" "$@" >"$log" 2>&1 </dev/null || status=$?
  if ((status == code)) && tail -n 1 "$log" | grep -q "^$word .*$line"; then
    echo "$name: 1 passed, $(tail -n 1 "$log") ($((SECONDS - started)) s)"
    count 1 0 0
  else
    tail -n 40 "$log"
    echo "$name ended with exit code $status, expected $code and '$line'; its whole output: $log"
    count 0 1 0
  fi
}

smoke_test() { # name, program that checks itself
  local log="$results/$(basename "$2" .dll).log"
  if limited dotnet exec "$2" --smoke >"$log" 2>&1 </dev/null; then
    echo "$1: 1 passed"
    count 1 0 0
  else
    cat "$log"
    count 0 1 0
  fi
}

property() { # name; of the project that runs, with forward slashes on every system
  sed -n "s/.*\"$1\": \"\(.*\)\".*/\1/p" <<<"$properties" | tr -s '\\' '/'
}

attribute() { # name; of the report of the project that runs, 0 if it is cut short
  sed -n "s/.*<assembly [^>]* $1=\"\([0-9]*\)\".*/\1/p" "$report" | grep . || echo 0
}

limited() { # command
  if command -v timeout >/dev/null; then timeout ${foreground[@]+"${foreground[@]}"} --kill-after=10 "$limit" "$@"; else "$@"; fi
}

show_failures_and_skips() { # log of a test program
  awk '/^    .* \[(FAIL|SKIP)\]$/ { show = 1 } NF && !/^    / { show = 0 } show' "$1"
}

main
