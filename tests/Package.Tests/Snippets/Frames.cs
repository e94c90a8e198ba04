namespace TypedStreaming.Package.Tests.Snippets;

/// <summary>
/// The frames that a fragment can name: <c>&lt;!-- frame: expression --&gt;</c> before it. Each is a place in the program of Shop.cs.txt.
/// A block without a frame is a whole file.
/// </summary>
internal static class Frames
{
    private static readonly Dictionary<string, Frame> ByName = new(StringComparer.Ordinal)
    {
        ["statements"] = new("", ""),
        ["expression"] = new("_ =", ";"),
        ["client options"] = new("_ = new StreamingClientOptions {", "};"),
        ["event members"] = new("[PushTopic(\"/topic/Snippets\")] public partial record Snippet { public string? Id { get; init; }", "}"),
        ["event attribute"] = new("", "public partial record Snippet(EventMetadata? Metadata);"),
        ["file"] = new("", ""),
        ["host builder"] = new("var builder = Host.CreateApplicationBuilder();", ""),
        ["client builder"] = new("Host.CreateApplicationBuilder().Services.AddTypedStreaming(static _ => { })", ";"),
        ["test members"] = new("public class SnippetTests {", "}"),
    };

    /// <summary>Finds the frame with the given name.</summary>
    public static Frame Find(string name, string source) =>
        ByName.TryGetValue(name, out var frame) ? frame
        : throw new FormatException($"{source}: the frame '{name}' is not one of: {string.Join(", ", ByName.Keys)}.");
}
