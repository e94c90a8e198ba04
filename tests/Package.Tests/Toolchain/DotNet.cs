namespace TypedStreaming.Package.Tests.Toolchain;

/// <summary>The dotnet command, as it would run on a machine without any of our settings.</summary>
internal static class DotNet
{
    // A build node that is kept would outlive the tests, and so would a compiler server, unless the test that names it ends it.
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["MSBUILDTERMINALLOGGER"] = "off",
        ["UseSharedCompilation"] = System.Environment.GetEnvironmentVariable("SharedCompilationId") is null ? "false" : "true",
    };

    /// <summary>The environment of a user with a separate home, which contains user secrets, templates and what the command keeps about its user.</summary>
    public static Dictionary<string, string> EnvironmentOf(DirectoryInfo home, DirectoryInfo packages) => new(Environment, StringComparer.Ordinal)
    {
        ["NUGET_PACKAGES"] = packages.FullName,
        ["APPDATA"] = home.FullName,
        ["DOTNET_CLI_HOME"] = home.FullName,
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
    };

    public static Task<Outcome> RunAsync(string folder, params IEnumerable<string> arguments) =>
        ChildProcess.RunAsync("dotnet", folder, Environment, arguments);

    /// <summary>Runs it with a separate package folder, so that it finds nothing that was restored before.</summary>
    public static Task<Outcome> RunAsync(string folder, DirectoryInfo packages, params IEnumerable<string> arguments)
    {
        var environment = new Dictionary<string, string>(Environment, StringComparer.Ordinal) { ["NUGET_PACKAGES"] = packages.FullName };
        return ChildProcess.RunAsync("dotnet", folder, environment, arguments);
    }
}
