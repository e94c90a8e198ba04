using System.Text.RegularExpressions;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Tests.Output;

/// <summary>All messages of the SDK that contain names of the SDK are listed, so that a new message is noticed.</summary>
public sealed partial class SdkOptionNamesTests
{
    private static readonly string[] Packages = ["JwtBearer", "PostgreSql", "PubSub", "Sdk", "Sqlite"];

    [Fact]
    public void Each_name_in_a_message_is_converted_or_never_shown()
    {
        var unknown = Names().Where(static one => !IsKnown(one.File, one.Name)).Select(static one => $"{one.File}: {one.Name}").Distinct(StringComparer.Ordinal);
        Assert.True(!unknown.Any(), "Convert these names of the SDK in ErrorText, and add an example to SdkOptionNames, or add the reason there why tse never shows them: " + string.Join("; ", unknown));
    }

    [Fact]
    public void No_example_is_out_of_date()
    {
        var names = Names().ToList();
        Assert.Equal([], SdkOptionNames.Shown.Keys.Concat(SdkOptionNames.NeverShown.Keys.Select(static one => one.Split(':')[0])).Where(file => !names.Exists(one => one.File == file)));
    }

    [Fact]
    public void A_message_that_is_shown_has_no_name_of_the_SDK()
    {
        foreach (var (file, message) in SdkOptionNames.Shown)
        {
            var shown = ErrorText.Of(message);
            Assert.All(
                Names().Where(one => one.File == file && !SdkOptionNames.NeverShown.ContainsKey($"{file}: {one.Name}")),
                one => Assert.DoesNotContain(one.Name.Split('.')[^1], WordsOf(shown)));
            Assert.All(WordsOf(shown), static word => Assert.DoesNotMatch("(Options|Flow)$", word));
        }
    }

    private static bool IsKnown(string file, string name) =>
        SdkOptionNames.NeverShown.ContainsKey(file) || SdkOptionNames.NeverShown.ContainsKey($"{file}: {name}")
        || (SdkOptionNames.Shown.TryGetValue(file, out var message) && WordsOf(message).Contains(name.Split('.')[^1]));

    private static IEnumerable<string> WordsOf(string text) => Words().Matches(text).Select(static word => word.Value);

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Words();

    /// <summary>The names that texts contain by <c>nameof</c>, each with its file.</summary>
    private static IEnumerable<(string File, string Name)> Names()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) folder = folder.Parent!;
        var source = Path.Combine(folder.FullName, "src");
        return from package in Packages
               from path in Directory.EnumerateFiles(Path.Combine(source, package), "*.cs", SearchOption.AllDirectories)
               let file = Path.GetRelativePath(source, path).Replace('\\', '/')
               where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
               from Match match in NameInText().Matches(File.ReadAllText(path))
               select (file, match.Groups["name"].Value);
    }

    [GeneratedRegex(@"\{nameof\((?<name>[\w.]+)\)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NameInText();
}
