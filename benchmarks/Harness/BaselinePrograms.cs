using System.Reflection;

namespace TypedStreaming.Benchmarks.Harness;

/// <summary>The built programs of <c>EndToEnd/Baseline</c>.</summary>
public static class BaselinePrograms
{
    /// <summary>The Bayeux server with which every client is measured.</summary>
    public static string Server { get; } = Find(nameof(Server));

    /// <summary>The clients without this library: the hand-written loop, and those with System.Text.Json.</summary>
    public static string Bare { get; } = Find(nameof(Bare));

    private static string Find(string name) => typeof(BaselinePrograms).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == name).Value!;
}
