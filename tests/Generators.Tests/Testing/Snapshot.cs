using System.Runtime.CompilerServices;

namespace TypedStreaming.Generators.Tests.Testing;

/// <summary>
/// Compares emitted files with the accepted ones, in the layout of Verify, <c>Class.Method#Hint.g.verified.cs</c> beside the
/// test. Verify itself cannot be restored here; when it can, its package replaces this file.
/// </summary>
internal static class Snapshot
{
    private const string AcceptVariable = "ACCEPT_SNAPSHOTS";

    public static void Verify(
        EventCompilation compilation, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        Assert.NotEmpty(compilation.Generated);
        foreach (var generated in compilation.Generated)
        {
            var hint = generated.HintName[..^".cs".Length];
            var path = Path.Combine(DirectoryOf(file), $"{Path.GetFileNameWithoutExtension(file)}.{method}#{hint}");
            Compare(path, Scrub(generated.SourceText.ToString()), Environment.GetEnvironmentVariable(AcceptVariable) == "1");
        }
    }

    /// <summary>Compares the list of event types, without the assembly's name, which differs in each run.</summary>
    public static void VerifyRegistrations(
        EventCompilation compilation, [CallerFilePath] string file = "", [CallerMemberName] string method = "") =>
        CompareList(compilation, compilation.Registrations!, $"{Path.GetFileNameWithoutExtension(file)}.{method}#Registrations.g", file);

    /// <summary>The same with the list of handlers.</summary>
    public static void VerifyHandlers(EventCompilation compilation, [CallerFilePath] string file = "", [CallerMemberName] string method = "") =>
        CompareList(compilation, compilation.Handlers!, $"{Path.GetFileNameWithoutExtension(file)}.{method}#Handlers.g", file);

    public static void Compare(string path, string actual, bool accept)
    {
        var (verified, received) = (path + ".verified.cs", path + ".received.cs");
        if (accept) File.WriteAllText(verified, actual);
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail(
            $"{Path.GetFileName(verified)} differs:\n{Diff(expected.Split('\n'), actual.Split('\n'))}\n"
            + $"To accept it, run the tests with {AcceptVariable}=1, or rename the .received.cs beside it to .verified.cs.");
    }

    private static void CompareList(EventCompilation compilation, string list, string name, string file) => Compare(
        Path.Combine(DirectoryOf(file), name),
        Scrub(list).Replace(compilation.Output.AssemblyName!, "{assembly}", StringComparison.Ordinal),
        Environment.GetEnvironmentVariable(AcceptVariable) == "1");

    private static string Diff(string[] expected, string[] actual)
    {
        var first = 0;
        while (first < expected.Length && first < actual.Length && expected[first] == actual[first]) first++;
        var same = 0;
        while (same < Math.Min(expected.Length, actual.Length) - first && expected[^(same + 1)] == actual[^(same + 1)]) same++;
        var removed = expected[first..^same].Select(l => "- " + l);
        return $"@@ line {first + 1} @@\n" + string.Join('\n', removed.Concat(actual[first..^same].Select(l => "+ " + l)));
    }

    private static string Scrub(string text) =>
        text.Replace($"\"{typeof(EventGenerator).Assembly.GetName().Version}\"", "\"{version}\"", StringComparison.Ordinal);

    // The compiler may have replaced the root of the path, so that builds on all machines are equal.
    private static string DirectoryOf(string file) =>
        Repository.PathOf(Path.GetDirectoryName(file[file.LastIndexOf("tests/", StringComparison.Ordinal)..])!);
}
