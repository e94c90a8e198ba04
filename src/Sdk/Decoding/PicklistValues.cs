using System.ComponentModel;
using System.Text.Json;

namespace TypedStreaming;

/// <summary>
/// Enumerates the values of a multi-select picklist. Generated code gets this enumeration from <see cref="EventJson.ReadPicklist"/>; your code does
/// not need it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PicklistValues
{
    private const byte Separator = (byte)';';
    private ReadOnlySpan<byte> _rest;
    private bool _hasMore;

    internal PicklistValues(ReadOnlySpan<byte> text)
    {
        _rest = text;
        _hasMore = !text.IsEmpty;
    }

    /// <summary>The current value in UTF-8, unescaped.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Moves to the next value of the picklist.</summary>
    /// <returns>True if there is a next value.</returns>
    public bool MoveNext()
    {
        if (!_hasMore) return false;
        var end = _rest.IndexOf(Separator);
        _hasMore = end >= 0;
        Current = _hasMore ? _rest[..end] : _rest;
        _rest = _hasMore ? _rest[(end + 1)..] : default;
        return true;
    }
}
