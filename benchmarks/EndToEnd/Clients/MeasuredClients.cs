using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>The clients that are compared.</summary>
internal static class MeasuredClients
{
    /// <summary>The hand-written loop, to which all others are compared.</summary>
    public static ClientProgram Hand { get; } = Bare("hand");

    /// <summary>This library, as most programs use it. The targets are set for it.</summary>
    public static ClientProgram Events { get; } = Ours(StreamingProgram.Events, "Events<T>");

    public static IReadOnlyList<ClientProgram> All { get; } =
        [Hand, Events, Ours(StreamingProgram.Deliveries, "Deliveries<T>"), Bare("stjclass"), Bare("stj")];

    /// <summary>All clients but the slowest one, so that each has its rounds within the time.</summary>
    public static IReadOnlyList<ClientProgram> Default => [.. All.SkipLast(1)];

    /// <returns>The hand-written loop and the named clients, or null if a name is unknown.</returns>
    public static IReadOnlyList<ClientProgram>? Named(IReadOnlyList<string> names) =>
        names.All(name => All.Any(client => client.Name == name))
            ? [.. All.Where(client => client == Hand || names.Contains(client.Name))]
            : null;

    private static ClientProgram Bare(string mode) => new(mode, mode, BaselinePrograms.Bare, mode);

    private static ClientProgram Ours(string mode, string title) =>
        new(mode, title, typeof(MeasuredClients).Assembly.Location, StreamingProgram.Role, mode);
}
