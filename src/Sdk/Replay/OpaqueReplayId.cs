namespace TypedStreaming;

/// <summary>
/// A replay id that only the server can interpret. It consists of bytes, is compared by value, and is sent back to the server unchanged. A store must
/// preserve every byte. Applications must not use such ids in calculations or sort them.
/// </summary>
public sealed class OpaqueReplayId : IEquatable<OpaqueReplayId>
{
    /// <summary>The maximum number of bytes in an opaque replay id: 1,024. A database column of this size is sufficient.</summary>
    public const int MaxLength = 1024;

    private readonly byte[] _bytes;

    /// <summary>Creates a replay id from a copy of the given bytes.</summary>
    /// <param name="bytes">1 to <see cref="MaxLength"/> bytes.</param>
    /// <exception cref="ArgumentException">There are no bytes, or too many.</exception>
    public OpaqueReplayId(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes.Length > MaxLength)
            throw new ArgumentException($"A replay id must have 1 to {MaxLength} bytes, but the given id has {bytes.Length} bytes.", nameof(bytes));
        _bytes = bytes.ToArray();
    }

    /// <summary>The bytes of the id. The bytes cannot be changed.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Parses the hexadecimal text that <see cref="ToString"/> returns.</summary>
    /// <param name="hex">Two hexadecimal digits per byte, in either case.</param>
    /// <returns>The id.</returns>
    /// <exception cref="FormatException">The text has an odd length, or characters other than hexadecimal digits.</exception>
    /// <exception cref="ArgumentException">There are no bytes, or too many.</exception>
    public static OpaqueReplayId FromHex(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        return new OpaqueReplayId(Convert.FromHexString(hex));
    }

    /// <summary>Returns true if both ids consist of the same bytes.</summary>
    /// <param name="left">An id, or null.</param>
    /// <param name="right">Another id, or null.</param>
    /// <returns>True if they are equal.</returns>
    public static bool operator ==(OpaqueReplayId? left, OpaqueReplayId? right) => left?.Equals(right) ?? right is null;

    /// <summary>Returns true if the ids consist of different bytes.</summary>
    /// <param name="left">An id, or null.</param>
    /// <param name="right">Another id, or null.</param>
    /// <returns>True if they differ.</returns>
    public static bool operator !=(OpaqueReplayId? left, OpaqueReplayId? right) => !(left == right);

    /// <summary>Returns true if the other id consists of the same bytes.</summary>
    /// <param name="other">Another id, or null.</param>
    /// <returns>True if they are equal.</returns>
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

    /// <summary>Returns the bytes as hexadecimal digits.</summary>
    /// <returns>Two lower-case digits per byte.</returns>
    public override string ToString() => Convert.ToHexStringLower(_bytes);
}
