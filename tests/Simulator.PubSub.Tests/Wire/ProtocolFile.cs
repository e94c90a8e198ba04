using System.Text.RegularExpressions;

namespace TypedStreaming.Simulator.PubSub.Tests.Wire;

/// <summary>A .proto file of the repository, in the form of <see cref="ProtocolTable"/>.</summary>
internal sealed partial class ProtocolFile
{
    private readonly string _text;

    public ProtocolFile(string text) => _text = Comment().Replace(text, "");

    public IReadOnlyList<string> Calls =>
        [.. Call().Matches(_text).Select(static call => $"{call.Groups["name"].Value}: {call.Groups["request"].Value} -> {call.Groups["response"].Value}")];

    public IReadOnlyList<string> Messages => [.. Block().Matches(_text).Where(static block => block.Groups["kind"].Value == "message").Select(Message)];

    public IReadOnlyList<string> Enums => [.. Block().Matches(_text).Where(static block => block.Groups["kind"].Value == "enum").Select(Enum)];

    public bool Has(string line) => _text.Contains(line, StringComparison.Ordinal);

    public static ProtocolFile Read(string path) => new(File.ReadAllText(Path.Combine(FindRoot(), path)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds TypedStreaming.sln.");
    }

    private static string Message(Match block) =>
        $"{block.Groups["name"].Value}: {List(Field().Matches(block.Groups["body"].Value), static field => $"{field.Groups["number"].Value} {field.Groups["name"].Value} {field.Groups["type"].Value}")}";

    private static string Enum(Match block) =>
        $"{block.Groups["name"].Value}: {List(Value().Matches(block.Groups["body"].Value), static value => $"{value.Groups["name"].Value}={value.Groups["number"].Value}")}";

    private static string List(MatchCollection matches, Func<Match, string> form) => string.Join(", ", matches.Select(form));

    [GeneratedRegex("//[^\n]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"rpc\s+(?<name>\w+)\s*\(\s*(?<request>(stream\s+)?\w+)\s*\)\s*returns\s*\(\s*(?<response>(stream\s+)?\w+)\s*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    [GeneratedRegex(@"\b(?<kind>message|enum)\s+(?<name>\w+)\s*\{(?<body>[^}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<type>(repeated\s+)?\w+)\s+(?<name>\w+)\s*=\s*(?<number>\d+)\s*;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();

    [GeneratedRegex(@"(?<name>\w+)\s*=\s*(?<number>\d+)\s*;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
