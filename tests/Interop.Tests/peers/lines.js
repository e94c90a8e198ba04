// How a peer talks to the test that started it: one JSON object a line, both ways.
import readline from "node:readline";

// No test takes this long; a peer that a test forgot ends by itself.
const longestLife = 120_000;

export function say(line) {
    process.stdout.write(JSON.stringify(line) + "\n");
}

/** Runs the handler that each line of the input names, and ends with the input, that is, with the test. */
export function obey(handlers) {
    const lines = readline.createInterface({ input: process.stdin });
    lines.on("line", line => {
        const command = JSON.parse(line);
        handlers[command.command](command);
    });
    lines.on("close", () => process.exit(0));
    setTimeout(() => process.exit(3), longestLife).unref();
}

/** Answers when what was begun without a pause has begun. */
export function settle() {
    setTimeout(() => say({ what: "settled" }), 50);
}

export function options() {
    return JSON.parse(process.argv[2]);
}
