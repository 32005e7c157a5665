# Read by scripts that start the command line: not to be run.

# fail EXIT-CODE ERROR REMEDY ARGUMENT..., as the verbs do it.
fail() {
  code=$1
  printf 'retort: %s; %s\n' "$2" "$3" >&2
  error=$(escaped "$2")
  remedy=$(escaped "$3")
  shift 3
  for argument in "$@"; do
    if [ "$argument" = --json ]; then
      printf '{"error":"%s","remedy":"%s"}\n' "$error" "$remedy"
      break
    fi
  done
  exit "$code"
}

escaped() {
  printf %s "$1" | tr -d '\000-\037' | sed 's/[\\"]/\\&/g'
}

# Sets java, or fails.
find_java() {
  java=java
  [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
  java=$(command -v "$java") ||
    fail 1 "there is no '${JAVA_HOME:+$JAVA_HOME/bin/}java'" "install Java 17 or newer, or set JAVA_HOME" "$@"
  version=$(java_version)
  # Java 8 calls itself 1.8.
  major=${version#1.}
  major=${major%%[!0-9]*}
  [ "${major:-17}" -ge 17 ] ||
    fail 1 "'$java' is Java $version" "install Java 17 or newer, or set JAVA_HOME" "$@"
}

# Prints the version of java, or nothing where it is not told. The file 'release' saves a start of Java.
java_version() {
  program=$java
  while [ -h "$program" ]; do
    target=$(readlink "$program")
    case $target in
      /*) program=$target ;;
      *) program=$(dirname "$program")/$target ;;
    esac
  done
  release=$(dirname "$(dirname "$program")")/release
  if [ -r "$release" ]; then
    sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9._]*\).*/\1/p' "$release"
  else
    "$java" -version 2>&1 | sed -n 's/^[a-z]* version "\([^"]*\)".*/\1/p'
  fi
}

# launch CLASS-PATH COMMAND LIBRARIES ARGUMENT..., after find_java: the launcher prints the folder and the arguments of Java, and
# Java takes the place of this shell. COMMAND starts the same again, its parts separated by tabs; LIBRARIES is the folder of the
# tool's jars, empty where it brings none.
launch() {
  classpath=$1
  again=$2
  libraries=$3
  shift 3
  # Letters other than ASCII, in arguments, in the names of files and in the path of the tree, need a locale that has them.
  utf8=
  case $(uname):${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    Darwin:* | *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
    *) utf8=LC_ALL=C.UTF-8 ;;
  esac
  lines=$(env $utf8 "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable "-Dretort.java=$java" \
    "-Dretort.again=$again" "-Dretort.lib=$libraries" -cp "$classpath" dev.retort.launcher.Launcher "$@") || {
    code=$?
    [ -z "$lines" ] || printf '%s\n' "$lines"
    exit "$code"
  }
  set -f
  IFS='
'
  set -- $lines "$@"
  unset IFS
  cd -- "$1" || exit 1
  shift
  exec env $utf8 "$java" "$@"
}
