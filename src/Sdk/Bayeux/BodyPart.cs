namespace TypedStreaming.Bayeux;

/// <summary>
/// The syntax elements that can come next in the body of a response. A body is an array of messages or a single message; white space can come
/// anywhere.
/// </summary>
internal enum BodyPart
{
    /// <summary>The next syntax element is a byte order mark, the start of the array, or the single message.</summary>
    Beginning,

    /// <summary>The next syntax element is the first message of the array, or the end of the array.</summary>
    FirstMessageOrEnd,

    /// <summary>The next syntax element is a comma, or the end of the array.</summary>
    CommaOrEnd,

    /// <summary>The next syntax element is a message, because a comma was read.</summary>
    Message,

    /// <summary>Nothing can follow, because the array or the single message has ended.</summary>
    Nothing,
}
