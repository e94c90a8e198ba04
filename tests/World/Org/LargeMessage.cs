namespace TypedStreaming.World.Org;

/// <summary>
/// The message of an event that is larger than the client's limit. The client does not read its data, so the event's number is in its size, which the
/// client's error reports.
/// </summary>
internal static class LargeMessage
{
    /// <summary>The limit of the client: the lowest that it accepts.</summary>
    public const int Limit = 64 * 1024;

    /// <summary>Makes a message of an event as large as its number says.</summary>
    public static string Of(string message, int serial)
    {
        const string Member = "\"pad\":\"\"";
        var filler = new string('}', Limit + 1 + serial - message.Length - Member.Length - 1);
        var pad = Member.Insert(Member.Length - 1, filler);
        return serial % 4 < 2 ? $"{{{pad},{message[1..]}" : $"{message[..^1]},{pad}}}";
    }

    /// <summary>Returns the number of the event that a client has skipped.</summary>
    public static int SerialOf(EventDecodeException skipped)
    {
        const string Before = "its message has ";
        var message = skipped.Message;
        var start = message.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return int.Parse(message[start..message.IndexOf(" bytes", start, StringComparison.Ordinal)]) - Limit - 1;
    }
}
