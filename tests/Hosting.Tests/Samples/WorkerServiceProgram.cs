using System.Reflection;

namespace TypedStreaming.Hosting.Tests.Samples;

/// <summary>The built sample.</summary>
internal static class WorkerServiceProgram
{
    public static string Path { get; } = typeof(WorkerServiceProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static one => one.Key == "WorkerService").Value!;
}
