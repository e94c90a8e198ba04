using System.Collections;

namespace TypedStreaming.Hosting.Telemetry;

/// <summary>
/// A log line that begins with the name and the org of a client, which are also properties of the line. The type is not generic: loggers that
/// pass lines to other loggers would nest a generic type without limit, and Native AOT cannot compile such types.
/// </summary>
internal sealed class ClientLine : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly string _text;
    private readonly IReadOnlyList<KeyValuePair<string, object?>> _properties;

    public ClientLine(string? client, string? organization, string text, IReadOnlyList<KeyValuePair<string, object?>> properties)
    {
        string?[] labels = [client, organization];
        _text = client is null && organization is null ? text : $"[{string.Join(' ', labels.OfType<string>())}] {text}";
        _properties = [.. Pair("ClientName", client), .. Pair("OrganizationId", organization), .. properties];
    }

    public int Count => _properties.Count;

    public KeyValuePair<string, object?> this[int index] => _properties[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => _text;

    private static IEnumerable<KeyValuePair<string, object?>> Pair(string key, string? value) => value is null ? [] : [new(key, value)];
}
