using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// A package beside the SDK uses its public surface only, as any program could: the SDK shows its internal types to tests alone, and no other
/// package compiles its files.
/// </summary>
internal static class PublicApiOnly
{
    private static readonly string[] Tests = [".Tests", ".World"];

    public static IEnumerable<Finding> Check(Project project) =>
        project.FriendAssemblies.Where(static name => !Array.Exists(Tests, end => name.EndsWith(end, StringComparison.Ordinal)))
            .Select(name => new Finding(project.Path, 1, $"shows its internal types to {name}"))
            .Concat(project.LinkedFiles.Where(file => !project.Path.EndsWith("/Sdk.csproj", StringComparison.Ordinal) && file.Contains("Sdk/", StringComparison.Ordinal))
                .Select(file => new Finding(project.Path, 1, $"compiles {file}")));
}
