namespace TypedStreaming.Transport;

/// <summary>
/// The next bytes of the body of an HTTP answer. No message is split between two pieces. Separators (commas, white space) are part of a piece
/// too, so that a <see cref="Bayeux.BayeuxReader"/> can continue where the last piece ended.
/// </summary>
/// <param name="Bytes">The bytes, not validated.</param>
/// <param name="IsLast">True if the body ends with this piece.</param>
internal readonly record struct ResponsePart(ReadOnlyMemory<byte> Bytes, bool IsLast);
