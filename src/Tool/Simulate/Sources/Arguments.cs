using System.Globalization;
using System.Text.Json;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Simulate.Sources;

/// <summary>Reads the keys and values of a JSON object. Error messages contain the file and the line of the invalid value.</summary>
internal sealed class Arguments
{
    private readonly SourceNode _node;
    private readonly Dictionary<string, SourceNode> _members;

    /// <param name="node">The object.</param>
    /// <param name="keys">The keys that the object can have. <c>$schema</c> is possible everywhere.</param>
    /// <exception cref="ToolException">The value is not an object, or has another key.</exception>
    public Arguments(SourceNode node, params IEnumerable<string> keys)
    {
        _node = node;
        _members = node.Members ?? throw node.Wrong("the value must be an object, in braces.");
        var known = keys.ToList();
        foreach (var (name, member) in _members)
        {
            if (name != "$schema" && !known.Contains(name, StringComparer.Ordinal)) throw member.Wrong($"this key is not allowed here. Use one of {string.Join(", ", known)}.");
        }
    }

    public string Text(string name) => OptionalText(name) ?? throw Missing(name, "a string");

    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { Kind: JsonValueKind.String } node when node.Value.GetString() is { Length: > 0 } text => text,
        var other => throw other.Wrong("the value must be a non-empty string, in quotation marks."),
    };

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(static item =>
        item.Kind == JsonValueKind.String ? item.Value.GetString()! : throw item.Wrong("the value must be a string, in quotation marks."))];

    /// <summary>Returns the items of an array. If the key is missing, returns an empty list.</summary>
    public IReadOnlyList<SourceNode> Items(string name) => Find(name) switch
    {
        null => [],
        { Items: { } items } => items,
        var other => throw other.Wrong("the value must be an array, in brackets."),
    };

    public JsonElement Any(string name) => Find(name)?.Value ?? throw Missing(name, "any JSON value");

    public JsonElement? OptionalObject(string name) => Find(name) switch
    {
        null => null,
        { Kind: JsonValueKind.Object } node => node.Value,
        var other => throw other.Wrong("the value must be an object, in braces."),
    };

    public JsonElement Object(string name) => OptionalObject(name) ?? throw Missing(name, "an object");

    public int Number(string name, int least, int most, int? otherwise = null) => Find(name) switch
    {
        null => otherwise ?? throw Missing(name, "a number"),
        { Kind: JsonValueKind.Number } node when node.Value.TryGetInt32(out var number) && number >= least && number <= most => number,
        var other => throw other.Wrong(most == int.MaxValue ? $"the value must be a whole number that is at least {least}." : $"the value must be a whole number from {least} to {most}."),
    };

    public TimeSpan Seconds(string name) => Find(name) switch
    {
        null => throw Missing(name, "a number of seconds"),
        { Kind: JsonValueKind.Number } node when node.Value.GetDouble() is >= 0 and <= 86_400 and var seconds => TimeSpan.FromSeconds(seconds),
        var other => throw other.Wrong("the value must be a number of seconds from 0 to 86400."),
    };

    public bool Flag(string name, bool otherwise) => Find(name) switch
    {
        null => otherwise,
        { Kind: JsonValueKind.True } => true,
        { Kind: JsonValueKind.False } => false,
        var other => throw other.Wrong("the value must be true or false."),
    };

    public TEnum Choice<TEnum>(string name, TEnum otherwise)
        where TEnum : struct, Enum
    {
        if (OptionalText(name) is not { } text) return otherwise;
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        throw _node.WrongMember(name, $"'{text}' is not allowed. Use one of {string.Join(", ", Enum.GetNames<TEnum>().Select(static one => one.ToLower(CultureInfo.InvariantCulture)))}.");
    }

    /// <summary>Returns the exception for a member that is not valid.</summary>
    public ToolException Wrong(string name, string problem) => _node.WrongMember(name, problem);

    private SourceNode? Find(string name) => _members.GetValueOrDefault(name) is { Kind: not JsonValueKind.Null } node ? node : null;

    private ToolException Missing(string name, string what) => _node.WrongMember(name, $"the key is missing. Add it with {what} as its value.");
}
