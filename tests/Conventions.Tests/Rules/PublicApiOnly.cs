using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// A package beside the SDK uses its public surface only, as any program could: the SDK shows its internal types to tests alone, and no other
/// package compiles its files.
/// </summary>
internal static class PublicApiOnly
{
    /// <summary>Packages that may see the internal types of another one, each with its reason.</summary>
    private static readonly Dictionary<(string Project, string Friend), string> Allowed = new()
    {
        [("src/Generators/Generators.csproj", "TypedStreaming.Tool")] = "tse generate writes what the compiler would derive, with the same parser and names; the tool contains its own copy of the assembly",
        [("src/Hosting/Hosting.csproj", "TypedStreaming.Relay")] = "a worker runs handlers in the same way as a client; the package needs exactly its own version of the other",
        [("src/PubSub/PubSub.csproj", "TypedStreaming.Tool")] = "tse doctor describes a failed connection in the same words; the tool contains its own copy of the assembly",
        [("src/Sdk/Sdk.csproj", "TypedStreaming.PubSub")] = "queues, positions and acknowledgement are the same over both transports; the package needs exactly its own version of the SDK",
        [("src/Sdk/Sdk.csproj", "TypedStreaming.Tool")] = "secrets are removed from texts of a server, and org ids are read, in the same way; the tool contains its own copy of the assembly",
        [("src/Simulator/Simulator.csproj", "TypedStreaming.Simulator.PubSub")] = "one org answers both transports; the package needs exactly its own version of the other",
    };

    private static readonly string[] Tests = [".Tests", ".World", ".Soak"];

    public static IEnumerable<Finding> Check(Project project) =>
        project.FriendAssemblies.Where(name => !Array.Exists(Tests, end => name.EndsWith(end, StringComparison.Ordinal)) && !Allowed.ContainsKey((project.Path, name)))
            .Select(name => new Finding(project.Path, 1, $"shows its internal types to {name}"))
            .Concat(project.LinkedFiles.Where(file => !project.Path.EndsWith("/Sdk.csproj", StringComparison.Ordinal) && file.Contains("Sdk/", StringComparison.Ordinal))
                .Select(file => new Finding(project.Path, 1, $"compiles {file}")));
}
