namespace TypedStreaming.Tool.Publish;

/// <summary>Writes the numbers of events in a message.</summary>
internal static class EventNumbers
{
    private const int Most = 10;

    /// <summary>Returns words such as <c>Event 3</c> or <c>Events 3, 4</c>. Of many numbers, the first ones are written.</summary>
    public static string Of(IReadOnlyList<int> numbers) => numbers.Count switch
    {
        1 => $"Event {numbers[0]}",
        <= Most => $"Events {string.Join(", ", numbers)}",
        _ => $"Events {string.Join(", ", numbers.Take(Most))} and {numbers.Count - Most} more",
    };
}
