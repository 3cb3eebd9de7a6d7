# Sourced by ./run, ./bench and deploy/learn.sh.

# Where what was learned of the jar in a folder is kept, for this build and this JDK.
learned() {
  echo "$1/learned-$(cat "$1"/ui-*.jar "$JAVA_HOME/release" | cksum | tr ' ' '-')"
}
