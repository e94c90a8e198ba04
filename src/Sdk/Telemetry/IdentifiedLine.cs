using System.Collections;

namespace TypedStreaming.Telemetry;

/// <summary>
/// A log line that begins with the client and its org, which are also among its properties. It is not generic over the line's state: a
/// generic type that a logger gives to the next logger would have no end, which Native AOT cannot compile.
/// </summary>
/// <param name="labels">The client's name and org.</param>
/// <param name="text">The text of the line.</param>
/// <param name="properties">The properties of the line.</param>
internal sealed class IdentifiedLine(ClientLabels labels, string text, IReadOnlyList<KeyValuePair<string, object?>> properties)
    : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => labels.Properties.Length + properties.Count;

    public KeyValuePair<string, object?> this[int index] =>
        index < labels.Properties.Length ? labels.Properties[index] : properties[index - labels.Properties.Length];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => labels.Properties.Concat(properties).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => labels.Prefix + text;
}
