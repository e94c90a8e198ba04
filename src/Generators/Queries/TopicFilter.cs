using TypedStreaming.Generators.Soql;

namespace TypedStreaming.Generators.Queries;

/// <summary>Reads the filter of a PushTopic's channel, <c>/topic/Name?fieldA=valueA&amp;fieldB=valueB</c>.</summary>
internal static class TopicFilter
{
    /// <summary>
    /// Returns the names of the fields in the filter, with their positions in the channel. Text that does not look like a field counts as part of
    /// the value before it.
    /// </summary>
    public static IEnumerable<(string Name, QuerySpan Span)> FieldsOf(string channel)
    {
        var at = channel.IndexOf('?') + 1;
        while (at > 0 && at < channel.Length)
        {
            var end = EndOfCondition(channel, at);
            var equals = channel.IndexOf('=', at, end - at);
            if (equals > at && IsName(channel, at, equals)) yield return (channel.Substring(at, equals - at), new QuerySpan(at, equals - at));
            at = end + 1;
        }
    }

    // A value in quotes may contain the character that separates conditions.
    private static int EndOfCondition(string channel, int at)
    {
        var isQuoted = false;
        for (; at < channel.Length; at++)
        {
            if (channel[at] == '\'') isQuoted = !isQuoted;
            else if (channel[at] == '&' && !isQuoted) break;
        }

        return at;
    }

    private static bool IsName(string channel, int at, int end)
    {
        if (!Lexer.IsNameStart(channel[at])) return false;
        for (; at < end; at++)
            if (!Lexer.IsNameStart(channel[at]) && !Lexer.IsDigit(channel[at])) return false;
        return true;
    }
}
