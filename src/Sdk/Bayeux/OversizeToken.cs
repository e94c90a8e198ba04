using System.Text;
using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>
/// One JSON token (a name or a value) of a message that is larger than the limit. The bytes of the token are stored only if it is short enough.
/// </summary>
internal sealed class OversizeToken
{
    /// <summary>
    /// The maximum length of a token. It is far more than the longest channel with a filter needs, even if the filter is escaped.
    /// </summary>
    private const int Longest = 4096;

    private readonly byte[] _bytes = new byte[Longest];
    private int _length;
    private bool _isWanted;

    private ReadOnlySpan<byte> Text => _bytes.AsSpan(0, _length);

    /// <summary>Starts a new token, and specifies whether its bytes are stored.</summary>
    /// <param name="isWanted">True if the token is kept; otherwise it stays empty.</param>
    public void Begin(bool isWanted) => (_length, _isWanted) = (0, isWanted);

    /// <summary>Adds the next bytes of the token. A token that becomes too long is dropped.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (!_isWanted) return;
        if (_length + bytes.Length > Longest)
        {
            Begin(isWanted: false);
            return;
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Returns true if the token is a string with the given text.</summary>
    public bool IsText(ReadOnlySpan<byte> text)
    {
        try
        {
            var json = new Utf8JsonReader(Text);
            return json.Read() && json.TokenType == JsonTokenType.String && json.ValueTextEquals(text);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false; // Not a token, or half a surrogate pair.
        }
    }

    /// <summary>Returns the text of the token; empty if it is not a string.</summary>
    public ReadOnlyMemory<byte> AsChannel()
    {
        try
        {
            var json = new Utf8JsonReader(Text);
            return json.Read() && json.TokenType == JsonTokenType.String ? Encoding.UTF8.GetBytes(json.GetString()!) : default;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return default; // Not a token, invalid UTF-8, or half a surrogate pair.
        }
    }

    /// <summary>Returns the token as a replay id, or null if the token is not a valid replay id.</summary>
    public long? AsReplayId()
    {
        try
        {
            var json = new Utf8JsonReader(Text);
            return json.Read() ? EventData.ReplayIdAt(ref json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
