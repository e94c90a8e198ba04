namespace TypedStreaming.Bayeux;

/// <summary>
/// The parts that can come next in a body. A body is an array of messages or a single message; white space can come everywhere.
/// </summary>
internal enum BodyPart
{
    /// <summary>A byte order mark, the start of the array, or the single message.</summary>
    Beginning,

    /// <summary>The first message of the array, or the end of the array.</summary>
    FirstMessageOrEnd,

    /// <summary>A comma, or the end of the array.</summary>
    CommaOrEnd,

    /// <summary>A message, after a comma.</summary>
    Message,

    /// <summary>Nothing, because the array or the single message has ended.</summary>
    Nothing,
}
