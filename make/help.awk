# Prints the targets that have a "## text" comment, in groups opened by "##@ Name" lines.

BEGIN {
    FS = ":.*## "
}

/^##@ / {
    group = substr($0, 5)
}

/^[a-z][a-z-]*:.*## / {
    if (group != "" && group != shown) {
        printf "\n%s\n", group
        shown = group
    }
    printf "  make %-14s %s\n", $1, $2
}
