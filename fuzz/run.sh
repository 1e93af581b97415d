#!/usr/bin/env bash
# Runs fuzz targets and measures how much of the parser each of them reaches.
#
#   fuzz/run.sh [SECONDS] [TARGET...]      120 seconds for every target, two at a time
#
# Needs a nightly toolchain, cargo-fuzz and a C++ compiler; for the coverage, llvm-profdata and llvm-cov of the nightly's
# LLVM (component llvm-tools, or the system's package llvm-NN). Inputs come from seeds/ and from the project's own files;
# what was found worth keeping stays in corpus/, what broke something in artifacts/. Exits 1 when anything broke.
#
#   JOBS=2                how many targets run at once
#   SANITIZER=none        or address, to watch the unsafe code of libraries at half the speed: ours has none
#   CARGO_TARGET_DIR      where to build, fuzz/target if not said
set -euo pipefail
cd "$(dirname "$0")"

seconds=120
if [[ ${1-} =~ ^[0-9]+$ ]]; then
  seconds=$1
  shift
fi
targets=("$@")
if ((${#targets[@]} == 0)); then
  mapfile -t targets < <(basename -s .rs targets/*.rs)
fi
for target in "${targets[@]}"; do
  [[ -f targets/$target.rs ]] || { echo "error: no target \`$target\`; targets/ has them all" >&2; exit 2; }
done

build=$(realpath -m "${CARGO_TARGET_DIR:-target}")
triple=$(rustc +nightly -vV | sed -n 's/^host: //p')

# Files of the project that a target reads as they are; whatever has no such files has more in seeds/.
examples() {
  case $1 in
    dossier_yaml) find ../examples -name '*.yaml' ;;
    document_pdf) find ../examples -name '*.pdf' ;;
    json_resume) find ../examples -name '*resume.json' ;;
    expectations) echo ../examples/expected.toml ;;
    policy) find ../policy -name '*.toml' ;;
    name_compare) find ../eval/names -name '*.txt' ;;
  esac
}

# The words of a format, as a dictionary for mutations.
words() {
  case $1 in
    dossier_* | whole_vetting | csv) grep -oE '"[A-Za-z_]+"' ../schema/dossier-v1.json ;;
    policy) grep -ohE '^[a-z_]+|"[a-z-]+"' ../policy/*.toml | sed 's/"//g; s/.*/"&"/' ;;
    expectations) grep -oE '^[a-z_]+|"[a-z-]+"' ../examples/expected.toml | sed 's/"//g; s/.*/"&"/' ;;
    document_pdf) printf '"%s"\n' obj endobj stream endstream xref trailer startxref /Type /Pages /Kids /Font /Length \
      /Contents /ToUnicode /Encoding /Differences /XObject /Annots /URI beginbfchar beginbfrange BT ET Tj TJ Tf Do ;;
    document_docx) printf '"%s"\n' w:p w:r w:t w:tbl w:tr w:tc w:hyperlink w:instrText w:tab w:br mc:Fallback '<!ENTITY' ;;
    *) grep -aohE '"[A-Za-z_]+"' "seeds/$1"/* 2>/dev/null || true ;;
  esac | sort -u
}

# Collects the inputs of a target, and runs it until the time is over or something breaks.
fuzz() {
  local target=$1
  mkdir -p "corpus/$target" "artifacts/$target" "$build/log"
  examples "$target" | while read -r file; do
    cp "$file" "corpus/$target/$(tr -c 'A-Za-z0-9\n' - <<<"${file#../}")"
  done
  words "$target" >"$build/log/$target.dict"
  local inputs=("corpus/$target")
  [[ -d seeds/$target ]] && inputs+=("seeds/$target")
  # libFuzzer refuses a dictionary without words.
  [[ -s $build/log/$target.dict ]] && inputs+=("-dict=$build/log/$target.dict")
  "$build/$triple/release/$target" "${inputs[@]}" \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="artifacts/$target/" >"$build/log/$target.log" 2>&1 || true
  echo "$target: done"
}

# Path of one of LLVM's tools, of the version that the nightly compiles with.
llvm_tool() {
  local major
  major=$(rustc +nightly -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  compgen -G "$(rustc +nightly --print sysroot)/lib/rustlib/$triple/bin/$1" || command -v "$1-$major"
}

# Lines of the parser's own files that the corpus reaches, in percent. `// Parser:` in a target names the files.
line_coverage() {
  local target=$1 raw="$build/coverage/$1.profraw" profile="$build/coverage/$1.profdata" sources
  read -ra sources < <(sed -n 's|^// Parser: ||p' "targets/$target.rs")
  local inputs=("corpus/$target")
  [[ -d seeds/$target ]] && inputs+=("seeds/$target")
  LLVM_PROFILE_FILE=$raw "$build/coverage/$triple/debug/$target" "${inputs[@]}" -runs=0 -timeout=60 >"$build/log/$target.coverage" 2>&1 || true
  "$profdata" merge -sparse "$raw" -o "$profile" 2>/dev/null &&
    "$cov" report "$build/coverage/$triple/debug/$target" -instr-profile="$profile" "${sources[@]/#/$(realpath ..)/}" \
      --ignore-filename-regex='tests?(\.rs|/)' 2>/dev/null | awk '/^TOTAL/ { print $10 }'
}

echo "building ${#targets[@]} targets"
build_fuzz() {
  cargo +nightly fuzz build --fuzz-dir . --sanitizer "${SANITIZER:-none}" --codegen-units 16 --target-dir "$build" "$@"
}
if (($# == 0)); then
  build_fuzz
else
  for target in "${targets[@]}"; do build_fuzz "$target"; done
fi

export -f fuzz examples words
export build triple seconds
printf '%s\n' "${targets[@]}" | xargs -P "${JOBS:-2}" -I {} bash -c 'set -euo pipefail; fuzz {}'

if profdata=$(llvm_tool llvm-profdata) && cov=$(llvm_tool llvm-cov); then
  echo "building for coverage"
  CARGO_PROFILE_DEV_DEBUG=false RUSTFLAGS="-C instrument-coverage --cfg fuzzing" \
    cargo +nightly build --locked --target "$triple" --target-dir "$build/coverage" "${targets[@]/#/--bin=}"
else
  cov=
  echo "lines are not measured: no llvm-profdata and llvm-cov of the nightly's LLVM"
fi

broken=0
printf '\n%-18s %12s %8s %9s %16s\n' target executions corpus findings "lines of parser"
for target in "${targets[@]}"; do
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/log/$target.log")
  found=$(find "artifacts/$target" -type f | wc -l)
  lines=-
  [[ -n $cov ]] && lines=$(line_coverage "$target" || echo -)
  printf '%-18s %12s %8s %9s %16s\n' "$target" "${executions:--}" "$(find "corpus/$target" -type f | wc -l)" "$found" "$lines"
  broken=$((broken + found))
  if [[ -z $executions ]]; then
    echo "error: $target did not run; its last words: $(tail -n 1 "$build/log/$target.log")" >&2
    broken=$((broken + 1))
  fi
done
if ((broken > 0)); then
  echo
  echo "findings are in fuzz/artifacts; see one again with: cargo +nightly fuzz run TARGET fuzz/artifacts/TARGET/FILE"
  exit 1
fi
