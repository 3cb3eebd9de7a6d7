# What a build was made of. Sourced by ./run, in the project's folder.

# All files that go into a build, one a line.
sources() {
  find pom.xml .mvn ./*/pom.xml ./*/src/main -name node_modules -prune -o -type f -print | LC_ALL=C sort
}

newer() {
  find pom.xml .mvn ./*/pom.xml ./*/src/main -name node_modules -prune -o -type f -newer "$1" -print -quit
}

# changed APP: whether the build in this folder is not of the sources as they are.
changed() {
  [ -e "$1/built" ] || return 0
  [ -z "$(newer "$1/built")" ] || return 0
  ! sources | cmp -s - "$1/sources"
}

# removed APP: whether something it was made of is there no more. What was made of it would stay, so one starts from nothing;
# so one does where an older build does not say what it was made of.
removed() {
  [ -e "$1" ] || return 1
  [ -e "$1/sources" ] || return 0
  [ -n "$(sources | LC_ALL=C comm -13 - "$1/sources")" ]
}
