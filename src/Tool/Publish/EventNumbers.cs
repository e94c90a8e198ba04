namespace TypedStreaming.Tool.Publish;

/// <summary>Lists the numbers of events for a message.</summary>
internal static class EventNumbers
{
    private const int Most = 10;

    /// <summary>Returns a text such as <c>Event 3</c> or <c>Events 3, 4</c>. If there are many numbers, the text contains only the first numbers.</summary>
    public static string Of(IReadOnlyList<int> numbers) => numbers.Count switch
    {
        1 => $"Event {numbers[0]}",
        <= Most => $"Events {string.Join(", ", numbers)}",
        _ => $"Events {string.Join(", ", numbers.Take(Most))} and {numbers.Count - Most} more",
    };
}
