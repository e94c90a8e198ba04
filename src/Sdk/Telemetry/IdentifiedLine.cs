using System.Collections;

namespace TypedStreaming.Telemetry;

/// <summary>
/// A log line that begins with the name and the org of the client, which are also properties of the line. The type of the line's state is not a
/// generic parameter, because loggers that pass lines to other loggers would nest this type endlessly. Native AOT cannot compile such types.
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
