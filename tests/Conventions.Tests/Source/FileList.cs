using System.ComponentModel;
using System.Diagnostics;

namespace TypedStreaming.Conventions.Tests.Source;

/// <summary>
/// The files of a working copy: what git tracks or would track, else (an unpacked archive) all but build output.
/// </summary>
internal static class FileList
{
    private static readonly string[] Output = [".git", "bin", "obj", "artifacts", "node_modules", "TestResults"];

    public static IReadOnlyList<string> Of(string root) =>
        [.. (FromGit(root) ?? FromDisk(root)).Where(path => !IsOutput(path)).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> FromDisk(string root) =>
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'));

    public static bool IsOutput(string path) => path.Split('/')[..^1].Any(Output.Contains);

    private static IEnumerable<string>? FromGit(string root)
    {
        if (!Path.Exists(Path.Combine(root, ".git"))) return null;
        try
        {
            // New files count before they are added: a finding should come before the commit.
            using var git = Process.Start(new ProcessStartInfo("git", "ls-files -zco --exclude-standard")
            {
                WorkingDirectory = root,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
            var paths = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            return git.ExitCode == 0 ? paths.Where(path => File.Exists(Path.Combine(root, path))) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
