namespace TypedStreaming.Transport;

/// <summary>
/// The next bytes of a body. No message is split between two pieces, and what separates messages (commas, white space) is part of a piece too,
/// so that a <see cref="Bayeux.BayeuxReader"/> can go on where the last piece ended.
/// </summary>
/// <param name="Bytes">The bytes. Nothing has validated them.</param>
/// <param name="IsLast">Whether the body ends with this piece.</param>
internal readonly record struct AnswerPiece(ReadOnlyMemory<byte> Bytes, bool IsLast);
