namespace TypedStreaming.Transport;

/// <summary>
/// The next bytes of an HTTP response body. No message is split between two parts. A part also contains the separators (commas, white space), so that
/// a <see cref="Bayeux.BayeuxReader"/> can continue where the last part ended.
/// </summary>
/// <param name="Bytes">The bytes, not validated.</param>
/// <param name="IsLast">True if the body ends with this part.</param>
internal readonly record struct ResponsePart(ReadOnlyMemory<byte> Bytes, bool IsLast);
