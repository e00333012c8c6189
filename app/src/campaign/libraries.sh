#!/bin/sh
# Which jars of app/target/lib a broad use of the program loads classes or native libraries from:
#   app/src/campaign/libraries.sh FOLDER
# writes FOLDER/loaded (a jar per line), FOLDER/unused and the commands' output. SPIKELOOM_DATA adds
# the real data sets. The excluded and the kept libraries are listed in docs/reference/libraries.md.
set -u
home=$(CDPATH= cd -- "$(dirname -- "$0")/../../.." && pwd -P)
out=${1:?usage: libraries.sh FOLDER}
mkdir -p "$out/classes"
out=$(CDPATH= cd -- "$out" && pwd -P)
cd "$out" || exit 1
export JAVA_TOOL_OPTIONS="-Xlog:class+load:file=$out/classes/%p.log ${CAMPAIGN_JAVA_OPTIONS:-}"

run() {
  "$home/spikeloom" "$@" >>"$out/log" 2>&1 </dev/null
  echo "$? spikeloom $*" >>"$out/commands"
}
small="--limit 200 --steps 6 --hidden 24 --latent 12 --decoder-hidden 20 --batch 10 --threads 1"

run doctor
run --version
run datasets
run datasets --describe strokes
run train $small --out lif
for decoder in linear conv groups; do run train $small --decoder $decoder --out "decoder-$decoder"; done
for decoding in rate trace bins first-spike count; do run train $small --decoding $decoding --out "decoding-$decoding"; done
for encoder in src ltc none; do run train $small --encoder $encoder --out "encoder-$encoder"; done
for encoder in theta qif srm; do run train $small --encoder $encoder --latent 6 --out "encoder-$encoder"; done
for rule in score fptt; do run train $small --rule $rule --out "rule-$rule"; done
for format in onnx dl4j folder nir npz csv nmnist card; do
  case $format in dl4j) end=.zip ;; folder) end= ;; card) end=.md ;; nmnist) end= ;; *) end=.$format ;; esac
  for run in lif decoder-linear decoder-conv encoder-ltc encoder-src; do
    run export $run --to $format --out "export-$run-$format$end"
  done
done
run train $small --start-from export-lif-nir.nir --out from-nir
run train $small --start-from lif --out from-run
run evaluate lif --judge judge --limit 100
run evaluate lif --by-time --limit 100 --out by-time.png
run evaluate lif --information --limit 100 --out information.svg
run reconstruct lif --out grid.png
run resume lif
run replay lif --out replay
run sweep $small --limit 100 --beta 0,0.01 --out sweep
run encode --encoding all --out codes.png
for code in rate latency phase burst population threshold direct delta sigma-delta ben-spiker; do
  run encode --encoding $code --out "code-$code.svg"
done
run bench --quick --threads 1
for name in $("$home/spikeloom" experiment --json 2>/dev/null </dev/null | sed -n 's/.*"name" *: *"\([^"]*\)".*/\1/p'); do
  run experiment "$name" --quick --threads 2 --out "experiment-$name"
done
if [ -n "${SPIKELOOM_DATA:-}" ]; then
  for set in mnist fashion-mnist nmnist fsdd mitbih braille; do
    run datasets --describe $set
    run train $small --data $set --out "data-$set"
  done
  for file in "$SPIKELOOM_DATA"/events/*; do run inspect "$file" --out "rate-$(basename "$file").png" --to "$(basename "$file").csv"; done
fi
for file in ${CAMPAIGN_FILES:-}; do
  run inspect "$file"
  run datasets --describe "$file"
done
if command -v xvfb-run >/dev/null 2>&1; then
  xvfb-run -a "$home/spikeloom" screenshots lif --out pictures >>log 2>&1; echo "$? screenshots" >>commands
  xvfb-run -a "$home/spikeloom" bench --only window --quick >>log 2>&1; echo "$? window" >>commands
fi

cat classes/*.log | sed -n 's/.* source: \(file\|jar\):\(.*\)/\2/p' | sed -n 's|.*/app/target/lib/\([^/!]*\.jar\).*|\1|p' | sort -u >loaded
ls "$home/app/target/lib" | grep -vxF -f loaded >unused
cat unused
