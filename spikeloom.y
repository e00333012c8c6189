#!/bin/sh
# Starts SpikeLoom; builds it first where that has not been done or the sources have changed since.
set -eu
self=$0
while [ -h "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname -- "$self")/$link ;;
  esac
done
home=$(CDPATH= cd -- "$(dirname -- "$self")" && pwd -P)
built="$home/app/target/built"

if [ -n "${JAVA_HOME:-}" ]; then java="$JAVA_HOME/bin/java"; else java=java; fi
if ! command -v "$java" >/dev/null 2>&1; then
  echo "spikeloom: no Java found: install a JDK of version 17 or later, or set JAVA_HOME." >&2
  exit 1
fi

stale() {
  [ -f "$built" ] || return 0
  [ -n "$(find "$home/pom.xml" "$home"/*/pom.xml "$home"/*/src/main -newer "$built" -type f 2>/dev/null | head -n 1)" ]
}

if stale; then
  printf 'Building SpikeLoom (the first time takes a minute or two: libraries are fetched) ...' >&2
  log=$(mktemp "${TMPDIR:-/tmp}/spikeloom-build.XXXXXX")
  if ! (cd "$home" && sh ./mvnw -q -B -Dquick -Dmaven.test.skip=true package) >"$log" 2>&1; then
    printf ' failed\n' >&2
    cat "$log" >&2
    echo "spikeloom: the build failed; the lines above say why. It needs a JDK of 17 or later, and on first use the network." >&2
    rm -f "$log"
    exit 1
  fi
  rm -f "$log"
  printf ' done\n' >&2
  : >"$built"
fi

# Later Java versions want native access to be allowed in so many words, and may not have the module
# of vectors, without which the kernels run plain loops; what a Java is like is asked once.
found=$(command -v "$java")
flags="$home/app/target/java-flags"
if [ "$(sed -n 1p "$flags" 2>/dev/null)" != "$found" ] || [ ! "$flags" -nt "$self" ]; then
  major=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  more=
  if "$java" --list-modules | grep -q '^jdk\.incubator\.vector'; then more="--add-modules=jdk.incubator.vector"; fi
  [ "${major:-17}" -lt 22 ] || more="$more --enable-native-access=ALL-UNNAMED"
  [ "${major:-17}" -lt 24 ] || more="$more --sun-misc-unsafe-memory-access=allow"
  printf '%s\n%s\n' "$found" "$more" >"$flags.$$"
  mv "$flags.$$" "$flags"
fi

# Waiting threads of the native library sleep instead of spinning against our own workers.
export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-passive}"
# OpenBLAS knows the processors of its day only, and uses kernels without AVX on a later one.
if [ -z "${OPENBLAS_CORETYPE:-}" ] && [ -r /proc/cpuinfo ]; then
  case "$(grep -m 1 '^flags' /proc/cpuinfo || true)" in
    *" avx512f"*" avx512dq"*" avx512cd"*" avx512bw"*" avx512vl"*) export OPENBLAS_CORETYPE=SkylakeX ;;
    *" fma"*" avx2"*) export OPENBLAS_CORETYPE=Haswell ;;
  esac
fi
if [ -t 2 ]; then terminal=true; else terminal=false; fi
# For the kernels (docs/decisions/0008): arrays begin at lines of the cache; accesses of vectors are
# checked in the tests, not here; and each loop is compiled by itself, as C2 inlines only so much
# into one method.
exec "$java" $(sed -n 2p "$flags") -Dspikeloom.terminal=$terminal \
  -XX:+IgnoreUnrecognizedVMOptions -XX:+UseTransparentHugePages -XX:ObjectAlignmentInBytes=64 \
  -Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0 \
  -XX:CompileCommand=quiet '-XX:CompileCommand=dontinline,*Scan::*' \
  -Djava.util.logging.config.file="$home/app/target/classes/logging.properties" \
  -cp "$home/app/target/spikeloom-app.jar:$home/app/target/lib/*" \
  $XOPT spikeloom.app.Main "$@"
