#!/usr/bin/env bash
# Changes the SDK in small ways, and counts the changes that a test notices. Works in a copy of the tree; no part of test.sh.
#   ./mutate.sh [--tests FILTER] [--all-tests] [ROOM | ROOM/File.cs]...
# Rooms are folders of src/Sdk: by default Session, Routing, Consumers, Replay and Transport. A mutant meets the tests of its room's
# folder; with --tests those of them that a filter selects, such as ClassName~PlaceTests; with --all-tests those of all folders.
# The last line is: mutants N, noticed N (P %), survivors N.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly work="$PWD/artifacts/mutation"
readonly tree="$work/tree"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
export RunAnalyzers=false # MSBuild reads it as a property

main() {
  local tests="" all="" room
  while [[ ${1:-} == --* ]]; do
    case $1 in
      --tests) tests=${2:?"--tests needs a filter"}; shift 2 ;;
      --all-tests) all=1; shift ;;
      *) echo "Unknown option: $1" >&2; exit 2 ;;
    esac
  done

  (($#)) || set -- Session Routing Consumers Replay Transport
  check "$@"
  copy_tree
  (cd "$tree" && dotnet tool restore >"$work/restore.log") || { cat "$work/restore.log"; exit 1; }
  rm -rf "$work"/report-*
  for room in $(printf '%s\n' "${@%%/*}" | awk '!seen[$0]++'); do mutate "$room" "$@"; done
  summarize
}

check() { # rooms and files
  local wanted
  for wanted in "$@"; do
    compgen -G "src/Sdk/$wanted" >/dev/null || { echo "There is no src/Sdk/$wanted." >&2; exit 2; }
  done
}

copy_tree() { # of what git knows or would add; what was built in the copy before stays
  mkdir -p "$tree"
  (cd "$tree" && find . -type f -not -path '*/bin/*' -not -path '*/obj/*' -delete)
  git ls-files -z --cached --others --exclude-standard | while IFS= read -rd '' file; do [[ ! -f $file ]] || printf '%s\0' "$file"; done |
    tar --null -T - -c | tar -x -C "$tree"
}

mutate() { # room, all that is wanted
  local room=$1 wanted arguments=()
  shift
  for wanted in "$@"; do
    case $wanted in
      "$room") arguments+=(--mutate "$room/**/*.cs") ;;
      "$room"/*) arguments+=(--mutate "$wanted") ;;
    esac
  done

  [[ ! $tests ]] || arguments+=(--test-case-filter "$tests")
  export MutationTests="$room"
  [[ ! $all ]] || MutationTests='**'
  echo "$room: output in $work/$room.log"
  (cd "$tree/mutation" && dotnet stryker --config-file stryker-config.json --skip-version-check \
    --output "$work/report-$room" "${arguments[@]}") >"$work/$room.log" 2>&1 || { tail -n 40 "$work/$room.log"; exit 1; }
}

summarize() { # survivors a line each, then the counts; what did not compile or was left out by the configuration is no mutant
  cat "$work"/report-*/reports/mutation-report.json |
    sed -e 's|"[^"]*/src/Sdk/\([^"]*\.cs\)":{"language"|\nFILE \1\n|g' -e 's/{"id":"/\nMUTANT "/g' |
    awk '
      function value(name,   text) { text = substr($0, index($0, "\"" name "\":") + length(name) + 3); sub("^\"", "", text); sub("[\",}].*", "", text); return text }
      /^FILE / { file = $2 }
      /^MUTANT .*"mutatorName"/ {
        status = value("status")
        if (status == "Ignored" || status == "CompileError") next
        mutants++
        if (status == "Killed" || status == "Timeout") noticed++
        else print file ":" value("line") " " value("mutatorName") " (" status ")"
      }
      END { printf "mutants %d, noticed %d (%.1f %%), survivors %d\n", mutants, noticed, mutants ? 100 * noticed / mutants : 0, mutants - noticed }'
}

main "$@"
