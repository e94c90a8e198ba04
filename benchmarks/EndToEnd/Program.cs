using TypedStreaming.Benchmarks.EndToEnd;
using TypedStreaming.Benchmarks.EndToEnd.Clients;

// Measures from the server's bytes to the program's loop, against hand-written loops. docs/benchmarks.md explains the table.
return args switch
{
    [StreamingProgram.Role, .. var rest] => await StreamingProgram.RunAsync(rest),
    _ => EndToEndOptions.Parse(args) is { } options
        ? await EndToEndRun.RunAsync(options)
        : Explain(),
};

static int Explain()
{
    Console.Error.WriteLine(EndToEndOptions.Usage);
    return 2;
}
