using TypedStreaming.Benchmarks.Avro;

// Compares the way from a payload in Avro to a typed record with the generic reader of Apache.Avro. README.md has the commands.
foreach (var one in Cases.All) one.Verify();
if (args is ["--smoke"]) Console.WriteLine($"{Cases.All.Count} payloads, each read alike in both ways");
else Alternation.Run(rounds: args is [var rounds, ..] ? int.Parse(rounds) : 25);
