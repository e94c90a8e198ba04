using System.Collections.Immutable;

namespace TypedStreaming.Generators.Diagnostics;

/// <summary>
/// The keys of the strings that a diagnostic passes to its code fix. The parser chooses each string; the code fix only inserts it. The code fix
/// assembly contains copies of these keys.
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
    public const string Consumer = "Consumer";
    public const string Key = "Key";
    public const string QueryName = "QueryName";
    public const string EnumId = "EnumId";
    public const string Constants = "Constants";

    public static ImmutableDictionary<string, string?> Of(string name, string? value) =>
        value is null
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(name, value);
}
