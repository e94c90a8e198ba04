using System.Collections.Immutable;

namespace TypedStreaming.Generators.Diagnostics;

/// <summary>
/// The keys under which diagnostics carry the text of a fix. The parser decides, the code fixes only write; they are
/// in another assembly and know these names as text.
/// </summary>
internal static class Suggestions
{
    public const string Channel = "Channel";
    public const string EventName = "EventName";
    public const string Attribute = "Attribute";
    public const string WireName = "WireName";
    public const string FieldType = "FieldType";
    public const string MemberType = "MemberType";
    public const string Serializable = "Serializable";
    public const string Context = "Context";

    public static ImmutableDictionary<string, string?> Of(string name, string? value) =>
        value is null
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(name, value);
}
