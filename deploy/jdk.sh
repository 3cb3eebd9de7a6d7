# Sourced by ./run and ./test: sets JAVA_HOME to a JDK 25 and checks for Maven, or says what is missing and how to get it.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25'
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
    return
  fi
  for candidate in \
    "$(dirname "$(dirname "$(readlink -f "$(command -v javac 2>/dev/null || echo /nowhere/bin/javac)")")")" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk@25; do
    if is_jdk_25 "$candidate"; then
      export JAVA_HOME="$candidate"
      return
    fi
  done
  echo "Liangku needs a JDK 25 and found none." >&2
  echo "Install one (for example Eclipse Temurin 25) or set JAVA_HOME to it, then run this again." >&2
  exit 1
}

find_maven() {
  if ! command -v mvn >/dev/null; then
    echo "Liangku is built by Maven 3.8.7 or newer and found no 'mvn'. Install it (apt-get install maven, brew install maven)." >&2
    exit 1
  fi
}

find_jdk
find_maven
