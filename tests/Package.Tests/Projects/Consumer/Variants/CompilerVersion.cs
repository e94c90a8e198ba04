// The compiler answers with its version.
#error version
