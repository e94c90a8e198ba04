namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>A client to measure: a program that runs a plan and prints a line of JSON per round.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">Its name in the table.</param>
/// <param name="Program">The program's assembly.</param>
/// <param name="Arguments">The arguments before the plan.</param>
internal sealed record ClientProgram(string Name, string Title, string Program, params IReadOnlyList<string> Arguments);
