using System.ComponentModel;
using System.Text.Json;

namespace TypedStreaming;

/// <summary>
/// The values of a multi-select picklist, one after the other. Emitted code takes it from
/// <see cref="EventJson.ReadPicklist"/>; programs have no need of it.
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

    /// <summary>The value in UTF-8, unescaped.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Goes on to the next value.</summary>
    /// <returns>Whether there is one.</returns>
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
