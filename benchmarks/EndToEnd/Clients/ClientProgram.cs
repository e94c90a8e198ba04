namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>A client that is measured: a program that runs a plan and prints a line of JSON a round.</summary>
/// <param name="Name">As the command line names it.</param>
/// <param name="Title">As the table names it.</param>
/// <param name="Program">The program's assembly.</param>
/// <param name="Arguments">What it is started with before the plan.</param>
internal sealed record ClientProgram(string Name, string Title, string Program, params IReadOnlyList<string> Arguments);
