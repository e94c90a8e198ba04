namespace TypedStreaming;

/// <summary>
/// A replay id that only the server can read: bytes, compared by value, that come back as they were. A store keeps them to the last
/// byte; nobody may compute with them or order them.
/// </summary>
public sealed class OpaqueReplayId : IEquatable<OpaqueReplayId>
{
    /// <summary>How many bytes an id has at most: 1,024. A column for them needs no more.</summary>
    public const int MaxLength = 1024;

    private readonly byte[] _bytes;

    /// <summary>Makes an id of a copy of the bytes.</summary>
    /// <param name="bytes">1 to <see cref="MaxLength"/> bytes.</param>
    /// <exception cref="ArgumentException">There are none, or too many.</exception>
    public OpaqueReplayId(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes.Length > MaxLength)
            throw new ArgumentException($"A replay id has 1 to {MaxLength} bytes, and this one has {bytes.Length}.", nameof(bytes));
        _bytes = bytes.ToArray();
    }

    /// <summary>The bytes, which nobody can change.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="hex">Two hexadecimal digits a byte, in either case.</param>
    /// <returns>The id.</returns>
    /// <exception cref="FormatException">The text has an odd length, or something else than hexadecimal digits.</exception>
    /// <exception cref="ArgumentException">There are no bytes, or too many.</exception>
    public static OpaqueReplayId FromHex(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        return new OpaqueReplayId(Convert.FromHexString(hex));
    }

    /// <summary>Compares the bytes.</summary>
    /// <param name="left">An id, or null.</param>
    /// <param name="right">Another one, or null.</param>
    /// <returns>Whether they are the same.</returns>
    public static bool operator ==(OpaqueReplayId? left, OpaqueReplayId? right) => left?.Equals(right) ?? right is null;

    /// <summary>Compares the bytes.</summary>
    /// <param name="left">An id, or null.</param>
    /// <param name="right">Another one, or null.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(OpaqueReplayId? left, OpaqueReplayId? right) => !(left == right);

    /// <summary>Compares the bytes.</summary>
    /// <param name="other">Another id, or null.</param>
    /// <returns>Whether they are the same.</returns>
    public bool Equals(OpaqueReplayId? other) => other is not null && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OpaqueReplayId);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    /// <summary>The bytes in hexadecimal digits.</summary>
    /// <returns>Two lower-case digits a byte.</returns>
    public override string ToString() => Convert.ToHexStringLower(_bytes);
}
