using System.Collections;

namespace TypedStreaming.Telemetry;

/// <summary>A log line of a client: the labels of the client, and the line itself.</summary>
internal sealed class IdentifiedLine<TState>(ClientLabels labels, TState state, Func<TState, Exception?, string> formatter)
    : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly IReadOnlyList<KeyValuePair<string, object?>> _properties = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];

    public int Count => labels.Properties.Length + _properties.Count;

    public KeyValuePair<string, object?> this[int index] =>
        index < labels.Properties.Length ? labels.Properties[index] : _properties[index - labels.Properties.Length];

    public string Text(Exception? exception) => labels.Prefix + formatter(state, exception);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => labels.Properties.Concat(_properties).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => Text(null);
}
