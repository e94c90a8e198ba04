namespace TypedStreaming.Tool.Publish;

/// <summary>Formats a list of event numbers for a message.</summary>
internal static class EventNumbers
{
    private const int Most = 10;

    /// <summary>
    /// Returns text such as <c>Event 3</c> or <c>Events 3, 4</c>. A long list is shortened to its first few numbers and the count of the rest.
    /// </summary>
    public static string Of(IReadOnlyList<int> numbers) => numbers.Count switch
    {
        1 => $"Event {numbers[0]}",
        <= Most => $"Events {string.Join(", ", numbers)}",
        _ => $"Events {string.Join(", ", numbers.Take(Most))} and {numbers.Count - Most} more",
    };
}
