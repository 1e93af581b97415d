#!/usr/bin/env bash
# Shows what is claimed of screening, by real commands on real lists.
#   bench/screening_claims.sh CHECKOUT > out 2>&1        it has a release build: target/release/vetwork
# Environment: SHARED, the saved lists (default CHECKOUT/../shared), SCRATCH (default: a new folder, removed at the end), VENV, where
# the peer of bench/watchlist.py is (default: a temporary folder), ONLY="1 3 8" runs these parts alone, JOBS (2), PEOPLE (100000, of part 5).
# Each claim stands behind "[shown]" or "[NOT SHOWN]", each goal of the tables behind "[met]" or "[MISSED]"; the last line counts
# them. The exit code is 1 if a claim is not shown; goals depend on the load of the machine too, and do not change it.
set -u
CLONE=$(cd "${1:?path of a clone}" && pwd); SHARED=${SHARED:-$(cd "$CLONE/../shared" && pwd -P)}; W=$SHARED/data/watchlist
VENV=${VENV:-${TMPDIR:-/tmp}/vetwork-peer}; PEOPLE=${PEOPLE:-100000}; export CARGO_BUILD_JOBS=${JOBS:-2} CARGO_TERM_COLOR=never NO_COLOR=1
BIN=$CLONE/target/release/vetwork; [ -x "$BIN" ] || { echo "no $BIN: cargo build --release"; exit 2; }
if [ -n "${SCRATCH:-}" ]; then mkdir -p "$SCRATCH"; else SCRATCH=$(mktemp -d ${TMPDIR:-/tmp}/claims.XXXXXX); trap 'rm -rf "$SCRATCH"' EXIT; fi
GOOD=0; BAD=0; OUT=$SCRATCH/last
renice -n 10 $$ >/dev/null

wanted() { [ -z "${ONLY:-}" ] || [[ " $ONLY " == *" $1 "* ]]; }
head_() { printf '\n==== %s\n' "$1"; }
# Nothing of the user's own lists or records is read or written.
v() { env -u VETWORK_RECORDS -u VETWORK_KEY_FILE XDG_DATA_HOME="$SCRATCH/data" XDG_CONFIG_HOME="$SCRATCH/config" VETWORK_DATA="${DATA:-$SCRATCH/none}" "$BIN" "$@"; }
# run COMMAND...: prints the command, keeps both streams in $OUT, prints `exit N, seconds, peak`.
run() {
  local shown="$*"; [ "$1" = v ] && shown="vetwork ${*:2}"; shown=${shown//$W\//}; printf '$ %s\n' "${shown//$SCRATCH\//}"
  "$@" >"$OUT" 2>&1; CODE=$?
}
show() { sed 's/^/    /' | cut -c1-190; }
# shows TEXT [WHAT]: a fixed text has to stand in the last output.
shows() { if grep -qF -- "$1" "$OUT"; then GOOD=$((GOOD+1)); echo "  [shown] ${2:-$1}"; else BAD=$((BAD+1)); echo "  [NOT SHOWN] ${2:-$1}"; fi; }
is() { if [ "$1" = "$2" ]; then GOOD=$((GOOD+1)); echo "  [shown] $3: $1"; else BAD=$((BAD+1)); echo "  [NOT SHOWN] $3: $1, not $2"; fi; }
# holds TEST WHAT: a test of awk over two numbers.
holds() { if awk "BEGIN{exit !($1)}" 2>/dev/null; then GOOD=$((GOOD+1)); echo "  [shown] $2 ($1)"; else BAD=$((BAD+1)); echo "  [NOT SHOWN] $2 ($1)"; fi; }
# timed COMMAND...: like run, with CPU seconds and the most memory.
timed() {
  local shown="$*"; [ "$1" = v ] && shown="vetwork ${*:2}"; shown=${shown//$W\//}; printf '$ %s\n' "${shown//$SCRATCH\//}"
  local t=$SCRATCH/time
  env -u VETWORK_RECORDS -u VETWORK_KEY_FILE XDG_DATA_HOME="$SCRATCH/data" XDG_CONFIG_HOME="$SCRATCH/config" \
    VETWORK_DATA="${DATA:-$SCRATCH/none}" /usr/bin/time -o "$t" -f '%U %S %e %M' "$BIN" "${@:2}" >"$OUT" 2>&1; CODE=$?
  read -r U S E M < <(tail -1 "$t")
  echo "    exit $CODE; $(awk "BEGIN{printf \"%.1f CPU-s, %.1f s, %.0f MB\", $U+$S, $E, $M/1024}")"
}

echo "what is claimed of screening; commit $(git -C "$CLONE" rev-parse --short=9 HEAD); $(v --version); $(date -u '+%F %T') UTC; $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"

OFAC24="$W/ofac/sdn-legacy-20240627.csv.gz"; UN="$W/un/un-consolidated-20260227.xml.gz"

if wanted 1; then head_ "1. One name, in Hangul and with a year, a namesake, a common name"
  DATA=$SCRATCH/none
  run v screen "Song Kum-hyok"; sed -n 2,30p "$OUT" | show; shows "open question"; shows "the same name in syllables"; shows "IT-worker scheme"; shows "only" "that only the curated set was searched"
  run v screen 송금혁 --dob 1984; grep -E "Asked|bits|name|born|[+-][0-9]" "$OUT" | show; shows "송금혁"; shows "another date"; shows "-7.0" "bits of each part"
  run v screen 송금혁 --dob 1987; grep -E "bits|born|[+-][0-9]" "$OUT" | show; shows "1987"
  run v screen "Song Kum-hyok" --dob 1991-02-03 --country US; grep -E "Asked|bits|[+-][0-9]|cleared|nothing" "$OUT" | show; shows "info" "a namesake with another birth date is info"
  run v screen "Song Kum-hyok" --dob 1991-02-03 --dob-verified; grep -E "Asked|bits|cleared|[+-][0-9]" "$OUT" | show; shows "cleared" "another date clears when a document proved it"
  DATA=$SCRATCH/one; v lists import "$OFAC24" "$UN" >/dev/null 2>&1
  run v screen "Kim Chol"; grep -E "Against|^ {11}[A-Z]|nothing|bits" "$OUT" | head -8 | show; shows "info" "a common name alone is info"
  if grep -qE "open question|corroborated|identified" "$OUT"; then is yes no "Kim Chol above info"; else is none none "Kim Chol above info"; fi
  run v screen "Sim Hyon Sop"; sed -n '/  1  /,$p' "$OUT" | head -6 | show; shows "open question" "a distinctive full name alone is an open question"
fi

if wanted 2 || wanted 4; then head_ "2. The table, both engines in one run"
  echo '$ cargo bench -p vetwork-watchlist --bench quality --no-run'
  (cd "$CLONE" && cargo bench -q -p vetwork-watchlist --bench quality --no-run) 2>&1 | tail -2 | show
  echo "\$ python3 bench/watchlist.py --venv $VENV --sample 300"
  (cd "$CLONE" && python3 bench/watchlist.py --venv "$VENV" --sample 300) >"$SCRATCH/table" 2>"$SCRATCH/table.err"; CODE=$?
  is "$CODE" 0 "exit code"
  sed -n '1,/^| most memory/p' "$SCRATCH/table" | cut -c1-240 | sed 's/^/    /'
  python3 - "$SCRATCH/table" <<'PY' >"$SCRATCH/table.goals"
import re, sys
table = open(sys.argv[1]).read().partition("| names of")[0]
rows = [[c.strip() for c in l.strip().strip("|").split("|")] for l in table.splitlines() if l.startswith("|")]
lost = []
def of(start, column=2):
    """A cell of the one line that begins so."""
    found = [r for r in rows if r[0].startswith(start)]
    if len(found) != 1: lost.append(f"{start}: {len(found)} lines")
    return found[0][column] if len(found) == 1 else None
def numbers(text): return [float(n.replace(",", "")) for n in re.findall(r"\d[\d.,]*", text)]
def say(met, what): print(f"  {'[met]   ' if met else '[MISSED]'} {what}")
goals = [("name pairs without", .92, 1), ("UN people, name alone, as listed", .99, 1), ("UN people, name alone, changed", .99, 1),
  ("UN people, with date of birth, as listed", .99, 1), ("UN people, with date of birth, changed", .99, 1),
  ("Korean official", .98, 1), ("Korean names of others", .05, -1), ("every list name", 1, 1), ("one slip of", .99, 1), ("two slips", .99, 1),
  *((f"queries a CPU-second against all lists, {kind}, {passed}", 10_000, 1) for kind in ("a person", "a kind unknown") for passed in ("first", "later")),
  ("from start", 1, -1), ("most memory", 200, -1)]
for start, goal, sign in goals:
    text = of(start)
    if text is None: continue
    value = numbers(text)[0]
    say((value - goal) * sign >= 0, f"{start}: {value:,} for {'at least' if sign > 0 else 'at most'} {goal:,}")
for kind in ("a person", "a kind unknown"):
    text = of(f"a query, {kind}, p99")
    for passed, value in zip(("first pass", "the shortest of later ones"), numbers(text) if text else ()):
        say(value < 2, f"a query, {kind}, p99, {passed}: {value} ms for less than 2")
theirs, ours = of("scored pairs", 1), of("scored pairs")
if theirs and ours:
    ratio = numbers(ours)[0] / numbers(theirs)[0]
    say(ratio >= 50, f"scored pairs: {ratio:.1f} times for at least 50")
for line in lost: print(f"  [NOT SHOWN] a goal has no line of its own in the table any more: {line}")
sys.exit(bool(lost))
PY
  CODE=$?; tee -a "$SCRATCH/goals" <"$SCRATCH/table.goals"; is "$CODE" 0 "every goal has its line in the table, exit code"
  echo '$ cargo bench -p vetwork-watchlist --bench quality -- slips noise speed   (a run of their own)'
  (cd "$CLONE" && cargo bench -q -p vetwork-watchlist --bench quality -- slips noise speed) 2>&1 | cut -c1-170 | tail -16 | show
fi

if wanted 3; then head_ "3. Every saved official file, beside the list's own count"
  cat >"$SCRATCH/count.py" <<'PY'
# The entries of a file, counted without any reader of Vetwork's.
import csv, gzip, io, json, re, sys, zipfile
path, kind = sys.argv[1], sys.argv[2]
data = zipfile.ZipFile(path).read(zipfile.ZipFile(path).namelist()[0]) if path.lower().endswith(".zip") else (gzip.open(path) if path.endswith(".gz") else open(path, "rb")).read()
text = data.decode("utf-8", "replace")
if kind == "csv": print(sum(1 for l in text.splitlines() if re.match(r'"?\d+"?,', l)))
elif kind == "declared": print(re.search(r"<Record_Count>(\d+)<", text).group(1))
elif kind == "un": print(len(re.findall(r"<INDIVIDUAL>", text)) + len(re.findall(r"<ENTITY>", text)))
elif kind == "rows": print(sum(1 for _ in csv.DictReader(io.StringIO(text))))
elif kind == "targets": print(sum(1 for l in text.splitlines() if l.strip() and json.loads(l).get("target") is True))
else: print(text.count(kind))
PY
  one() { # one NAME OPTIONS KIND FILE...
    local name=$1 options=$2 kind=$3; shift 3; DATA=$SCRATCH/three-$((++N)); local own; own=$(python3 "$SCRATCH/count.py" "$1" "$kind")
    run v lists import "$@" $options; local code=$CODE problems; problems=$(grep -c "not understood" "$OUT"); grep -vE "not understood" "$OUT" | sed "s|$W/||g" | head -1 | show
    local more; more=$(sed -nE 's/.*and ([0-9]+) more; the entries.*/\1/p' "$OUT"); [ -n "$more" ] && problems=$((problems+more))
    local entries; entries=$(v lists status 2>/dev/null | sed -n 2p | awk '{print $2}')
    is "$entries" "$own" "$name (exit $code, $problems places not understood), counted apart $own"
  }
  N=0
  one "OFAC SDN CSV, 2022, with ADD and ALT" "" csv "$W"/ofac/{sdn,add,alt}-legacy-20220131.csv.gz
  one "OFAC SDN CSV, 2023, a header added" "" csv "$W"/ofac/sdn-legacy-20230121.csv.gz
  one "OFAC SDN CSV, 2024, with ADD" "" csv "$W"/ofac/{sdn,add}-legacy-20240627.csv.gz
  one "OFAC consolidated CSV, PRIM, ADD, ALT" "" csv "$W"/ofac/cons_{prim,add,alt}.csv.gz
  one "OFAC consolidated XML" "" declared "$W"/ofac/consolidated-nonSDN-20260128.xml.gz
  one "OFAC consolidated Enhanced XML" "" "<entity id=" "$W"/ofac/CONS_ENHANCED.ZIP
  one "UN XML" "" un "$UN"
  one "Canada SEMA XML" "" "<record>" "$W"/other/canada-sema-202505.xml.gz
  one "targets.simple.csv" "--list interpol" rows "$W"/other/opensanctions-interpol-targets.simple-202505.csv.gz
  one "FollowTheMoney" "--list eu-journal" targets "$W"/samples/yente-t1-entities.ftm.json
  run v lists import "$W"/samples/yente-20240527194702-wnk-entities.delta.json; sed "s|$W/||g" "$OUT" | head -1 | show; shows "file of changes" "a delta is refused as no list"
  echo "  docs/guides/sanctions-lists.md:"; sed -n '/Proven on original files/,/tell us/p' "$CLONE/docs/guides/sanctions-lists.md" | show
fi

if wanted 4; then head_ "4. Fairness, 2,000 unlisted people of each origin (from the same run)"
  sed -n '/^| names of/,$p' "$SCRATCH/table" | sed '/^$/,$d' | cut -c1-150 | sed 's/^/    /'; tail -1 "$SCRATCH/table" | show
  python3 - "$SCRATCH/table" <<'PY' | tee -a "$SCRATCH/goals"
import re, sys
text = open(sys.argv[1]).read()
table = text[text.index("| names of"):text.index("| listed people")]
rows = re.findall(r"^\| ([^|]+) \| ([\d.]+) \(([\d.]+) to ([\d.]+)\) \| ([\d.]+) \([^)]*\) \| (\d+) \|$", table, re.M)
worst = max(rows, key=lambda r: float(r[1])); above = sum(int(r[5]) for r in rows); opens = max(float(r[4]) for r in rows)
recall, gap = re.search(r"recall ([\d.]+) .*gap ([\d.]+) points", text).groups()
say = lambda ok, what: print(f"  {'[met]   ' if ok else '[MISSED]'} {what}")
say(float(worst[1]) <= .5, f"worst origin with a date of birth: {worst[0]} {worst[1]} % ({worst[2]} to {worst[3]}), {len(rows)} origins, goal .5")
say(above == 0, f"by name alone above an open question: {above} of {2000*len(rows)}; at most {opens} % an open question")
say(float(gap) <= 5, f"gap of recall {gap} points for at most 5"); say(float(recall) >= 95, f"recall {recall} %")
PY
  (cd "$CLONE" && cargo bench -q -p vetwork-watchlist --bench quality -- fairness) 2>&1 | grep -E "^fairness:|^population" | show
fi

if wanted 5; then head_ "5. Two days of OFAC's list, and $PEOPLE people on record"
  run v lists diff "$W/ofac/sdn-legacy-20220131.csv.gz" "$OFAC24"; head -8 "$OUT" | show; shows "6853 came, 495 went, 715 say something else, 7834 are the same" "the counts of the two days"
  echo '$ cargo bench -p vetwork-watchlist --bench quality -- changes'
  (cd "$CLONE" && cargo bench -q -p vetwork-watchlist --bench quality -- changes) >"$OUT" 2>&1; cut -c1-160 "$OUT" | grep -v '^$' | show
  is "$(grep -oE "finds something else: [0-9]+" "$OUT" | sort | uniq -c | sed 's/^ *//')" "4 finds something else: 0" "in all four measurements a full re-screen finds nothing else"
  echo "  the same through the program, $PEOPLE dossiers:"
  mkdir -p "$SCRATCH/five"; python3 - "$SHARED" "$PEOPLE" "$SCRATCH/five/people.jsonl" <<'PY'
import csv, gzip, json, random, re, sys
shared, people, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
dice = random.Random(2026)
def entries(name):
    rows = csv.reader(gzip.open(f"{shared}/data/watchlist/ofac/{name}", "rt", errors="replace"))
    return {r[0]: (r[1], r[-1]) for r in rows if len(r) > 3 and r[0].isdigit() and r[2].strip() == "individual"}
old, new = entries("sdn-legacy-20220131.csv.gz"), entries("sdn-legacy-20240627.csv.gz")
moved = [e for k, e in list(new.items()) + list(old.items()) if old.get(k) != new.get(k)]
strangers = list(csv.DictReader(gzip.open(f"{shared}/data/names/yente-candidate_generation_benchmark-negatives_global.csv.gz", "rt")))
months = dict(zip("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), range(1, 13)))
near = people * 3 // 100
with open(out, "w") as file:
    def write(number, name, born):
        dossier = {"vetwork": 1, "id": f"p{number:06}", "name": name, "role": {"jurisdiction": "DE"}}
        if born: dossier["birth_dates"] = [{"date": born}]
        file.write(json.dumps(dossier, ensure_ascii=False) + "\n")
    for number in range(people):
        if number < near:
            name, remarks = dice.choice(moved)
            family, _, given = name.partition(", "); name = f"{given} {family}".strip().title()
            if dice.random() < .4:
                at = dice.randrange(len(name)); name = name[:at] + name[at + 1:]
            found = re.search(r"DOB (\d\d) (\w{3}) (\d{4})", remarks)
            write(number, name, f"{found[3]}-{months[found[2]]:02}-{found[1]}" if found and dice.random() < .5 else None)
        else:
            one, other = dice.choice(strangers), dice.choice(strangers)
            name = one["full_name"] if number < near + len(strangers) else f"{one['first_name']} {other['last_name']}"
            write(number, name if name.strip() else "Nobody Known", one["date_of_birth"] or None)
PY
  DATA=$SCRATCH/five/lists; P=(--records "$SCRATCH/five/records.db" --key-file "$SCRATCH/five/key")
  run v init "${P[@]}"; is "$CODE" 0 "records made"
  timed v vet "$SCRATCH/five/people.jsonl" --format csv --no-report --at 2026-11-01 "${P[@]}"; tail -1 "$OUT" | cut -c1-120 | show
  v lists import "$W/ofac/sdn-legacy-20220131.csv.gz" >/dev/null 2>&1
  timed v records screen "${P[@]}"; grep -E "On record|with another answer" "$OUT" | show
  v lists import "$OFAC24" >/dev/null 2>&1
  timed v records screen "${P[@]}"; grep -E "On record|with another answer" "$OUT" | show
  timed v records screen --all "${P[@]}"; grep -E "On record|with another answer" "$OUT" | show; shows " 0 with another answer than before" "a full re-screen finds nothing else"
fi

if wanted 6; then head_ "6. Refused lists"
  DATA=$SCRATCH/six; mkdir -p "$SCRATCH/bad"; v lists import "$UN" >/dev/null 2>&1
  gzip -dc "$UN" | head -c 900000 >"$SCRATCH/bad/un-cut.xml"
  printf '<!DOCTYPE html>\n<html><head><title>Service unavailable</title></head><body>Please try again.</body></html>\n' >"$SCRATCH/bad/page.xml"
  gzip -dc "$UN" | python3 -c '
import re, sys
text = sys.stdin.buffer.read().decode(); n = [0]
def keep(m): n[0] += 1; return m.group() if n[0] % 4 == 0 else ""
sys.stdout.buffer.write(re.sub(r"<(INDIVIDUAL|ENTITY)>.*?</\1>", keep, text, flags=re.S).encode())' >"$SCRATCH/bad/un-shrunk.xml"
  gzip -dc "$W/ofac/consolidated-nonSDN-20260128.xml.gz" | python3 -c '
import re, sys
sys.stdout.write(re.sub(r"<sdnEntry>.*?</sdnEntry>", "", sys.stdin.read(), count=1, flags=re.S))' >"$SCRATCH/bad/consolidated-one-lost.xml"
  for pair in "un-cut.xml|the file ends before the list does" "page.xml|this is a web page, not a list" "un-shrunk.xml|it lost" "consolidated-one-lost.xml|442 entries, and 441 were read"; do
    run v lists import "$SCRATCH/bad/${pair%%|*}"; sed "s|$SCRATCH/bad/||g" "$OUT" | grep . | show; shows "${pair##*|}"; shows "stays" "the list before stays"; is "$CODE" 3 "exit code"
  done
  run v lists status; grep -E "^un " "$OUT" | show; is "$(awk '/^un /{print $2}' "$OUT")" 1003 "UN entries in use after all refusals"
fi

if wanted 7; then head_ "7. The library's example, and cargo doc"
  E=$CLONE/crates/vetwork-watchlist/examples/screen.rs
  echo "  $(sed -n '/^fn main/,/^}/p' "$E" | wc -l) lines from fn main to its end, $(grep -cv '^ *$' "$E") that are not blank in all"
  run bash -c "cd '$CLONE' && cargo run -q --release -p vetwork-watchlist --example screen"; show <"$OUT"; is "$CODE" 0 "exit code"; shows "bits"
  run bash -c "cd '$CLONE' && cargo test -q --release --doc -p vetwork-watchlist"; grep "test result" "$OUT" | show; is "$CODE" 0 "doctests, exit code"
  run bash -c "cd '$CLONE' && RUSTDOCFLAGS='-D warnings' cargo doc --locked --workspace --no-deps --document-private-items"; tail -2 "$OUT" | show; is "$CODE" 0 "cargo doc with warnings denied, exit code"
  is "$(grep -c '^warning' "$OUT")" 0 "warnings"
  is "$(grep -rnE 'std::(fs|net|env|process)' "$CLONE/crates/vetwork-watchlist/src" | grep -vE '^\S+tests|//' | wc -l)" 0 "uses of files, network, environment or processes in the library"
fi

if wanted 8; then head_ "8. Two listed owners of 30 % and 25 %"
  DATA=$SCRATCH/none
  run bash -c "cd '$CLONE' && XDG_DATA_HOME='$SCRATCH/data' XDG_CONFIG_HOME='$SCRATCH/config' VETWORK_DATA='$SCRATCH/none' '$BIN' vet examples/lists/agency-two-listed-owners.yaml --explain agency-two-listed-owners"
  tr -s ' \n' ' ' <"$OUT" >"$OUT.flat"; grep -nE "WL01[012]|%" "$OUT" | cut -d: -f2- | head -16 | show; mv "$OUT.flat" "$OUT"
  shows "30 % + 25 % = 55 %"; shows "OFAC: 30 % + 25 % = 55 %, at least 50 %"; shows "EU: 30 % + 25 % = 55 %"; shows "UK: none of them holds more than 50 %"
fi

head_ "9. Fuzz targets: not run by this script"
MISSED=$(grep -c '\[MISSED\]' "$SCRATCH/goals" 2>/dev/null); MET=$(grep -c '\[met\]' "$SCRATCH/goals" 2>/dev/null)
printf '\n%s claims shown, %s NOT SHOWN; goals of the tables: %s met, %s MISSED\n' "$GOOD" "$BAD" "${MET:-0}" "${MISSED:-0}"; [ "$BAD" = 0 ]
