namespace TypedStreaming.Interop.Tests.Npm;

/// <summary>The programs that the peers need: Node.js, and their packages.</summary>
internal static class Node
{
    private static readonly string[] ProgramNames = ["node", "node.exe"];

    /// <summary>The folder of the peers' scripts.</summary>
    public static string Scripts { get; } = Path.Combine(FindRoot(), "tests", "Interop.Tests", "peers");

    public static string Program { get; } = FindProgram() ?? "";

    /// <summary>Skips the test that runs, with the reason, where a peer cannot be started.</summary>
    public static void Require()
    {
        Assert.SkipWhen(Program.Length == 0, "Node.js is not in the PATH: install it, 18 or later, with npm.");
        Assert.SkipUnless(
            File.Exists(Path.Combine(Scripts, "node_modules", ".package-lock.json")),
            "The peers' packages are not installed: ./test.sh does it, as does 'npm ci' in tests/Interop.Tests/peers.");
    }

    private static string? FindProgram() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in ProgramNames
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds TypedStreaming.sln.");
    }
}
