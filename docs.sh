#!/usr/bin/env bash
# Builds the site of the docs into artifacts/site: the Markdown pages, and the API pages from the XML docs of all packages. Open index.html there.
# A warning is a failure, and so is a link that leads nowhere: to a page, a heading, a member. Addresses of other sites are not opened. Needs the
# .NET SDK, and no network but for what NuGet restores. No part of test.sh, whose fast check of the links reads the Markdown.
# The last line is: pages N, links N, broken N.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly site="$PWD/artifacts/site"
readonly work="$PWD/artifacts/site-work"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en

main() {
  rm -rf "$site" "$work"
  mkdir -p "$work"
  logged tools dotnet tool restore
  build_packages
  logged metadata dotnet docfx metadata docfx.json --warningsAsErrors
  logged build dotnet docfx build docfx.json --warningsAsErrors
  cp "$site/README.html" "$site/index.html" # the front page is the README, in the same folder, so that its links are right
  prove_check
  check_links "$site"
}

build_packages() { # those with a public API, all at once; what is built already costs little
  local listing projects=""
  for listing in src/*/PublicApi.txt; do projects+=",\"$(echo "${listing%/*}"/*.csproj)\""; done
  echo "{\"solution\":{\"path\":\"$PWD/TypedStreaming.sln\",\"projects\":[${projects#,}]}}" >"$work/packages.slnf"
  logged packages dotnet build "$work/packages.slnf" -c Release -v quiet -clp:NoSummary -nodeReuse:false
}

logged() { # name, command; shows its output only if it fails
  local log="$work/$1.log"
  shift
  "$@" >"$log" 2>&1 || { cat "$log"; echo "Failed: $*" >&2; exit 1; }
}

prove_check() { # the negative control: of four links, one to a file and one to a place that do not exist
  mkdir "$work/control"
  echo '<a href="b.html#here">b</a> <a href="c.html">c</a> <a href="b.html#there">b</a>' >"$work/control/a.html"
  echo '<p id="here"><a href="./a.html">a</a></p>' >"$work/control/b.html"
  [[ $(check_links "$work/control" | tail -n 1) == "pages 2, links 4, broken 2" ]] || { echo "The check of the links does not find broken links." >&2; exit 1; }
}

check_links() { # folder; of its pages among each other, with their anchors
  (cd "$1" && find . -name '*.html' | sed 's|^./||' | LC_ALL=C sort) >"$work/pages"
  (cd "$1" && find . -type f | sed 's|^./||') >"$work/files"
  (cd "$1" && LC_ALL=C awk -v files="$work/files" '
    function decoded(text) { gsub(/&amp;/, "\\&", text); gsub(/%20/, " ", text); return text }
    function resolved(page, path,   parts, count, kept, i, text) {
      text = page; if (!sub(/[^\/]*$/, path, text)) text = path
      count = split(text, parts, "/"); kept = 0
      for (i = 1; i <= count; i++) if (parts[i] == "..") { if (kept) kept-- } else if (parts[i] != "." && parts[i] != "") parts[++kept] = parts[i]
      text = parts[1]; for (i = 2; i <= kept; i++) text = text "/" parts[i]
      return text
    }
    BEGIN { while ((getline file <files) > 0) known[file] = 1 }
    {
      rest = $0
      while (match(rest, /[ <](id|name)="[^"]*"/)) { value = substr(rest, RSTART, RLENGTH); sub(/^[^"]*"/, "", value); anchors[FILENAME "#" substr(value, 1, length(value) - 1)] = 1; rest = substr(rest, RSTART + RLENGTH) }
      rest = $0
      while (match(rest, / (href|src)="[^"]*"/)) { value = substr(rest, RSTART, RLENGTH); sub(/^[^"]*"/, "", value); from[++links] = FILENAME; to[links] = substr(value, 1, length(value) - 1); rest = substr(rest, RSTART + RLENGTH) }
    }
    END {
      for (i = 1; i <= links; i++) {
        target = decoded(to[i])
        if (target ~ /^[a-z]+:/ || target == "" || target == "#") { links_elsewhere++; continue }
        anchor = ""; if ((at = index(target, "#"))) { anchor = substr(target, at); target = substr(target, 1, at - 1) }
        page = target == "" ? from[i] : resolved(from[i], target)
        if (!(page in known)) { print from[i] ": " to[i] " leads to no file"; broken++ }
        else if (anchor != "" && page ~ /\.html$/ && !((page anchor) in anchors)) { print from[i] ": " to[i] " leads to no place of " page; broken++ }
      }
      printf "pages %d, links %d, broken %d\n", ARGC - 1, links - links_elsewhere, broken
      exit broken > 0
    }' $(<"$work/pages"))
}

main "$@"
