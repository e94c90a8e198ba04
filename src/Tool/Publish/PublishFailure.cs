namespace TypedStreaming.Tool.Publish;

/// <summary>Says in one line which events of a request are not published, and how to continue.</summary>
internal static class PublishFailure
{
    private const int MostNumbers = 10;

    /// <summary>Returns the line, or null if all events are published.</summary>
    /// <param name="results">The outcomes of consecutive events.</param>
    /// <param name="start">The number of events before them.</param>
    /// <param name="count">The number of all events of the command.</param>
    public static string? Of(IReadOnlyList<PublishResult> results, int start, int count)
    {
        if (results.All(static result => result.IsPublished)) return null;
        var unsent = NumbersOf(results, start, PublishStatus.NotSent);
        string[] sentences =
        [
            .. Sentence(results, start, count, PublishStatus.Refused, static many => many ? "were refused" : "was refused"),
            .. Sentence(results, start, count, PublishStatus.Unknown, static _ => "may be published or not"),
            .. unsent.Count == results.Count ? Sentence(results, start, count, PublishStatus.NotSent, static many => many ? "were not sent" : "was not sent") : [],
            Continuation(unsent.Count > 0 ? unsent[0] - 1 : start + results.Count, count),
        ];
        return string.Join(' ', sentences.Where(static sentence => sentence.Length > 0));
    }

    private static IEnumerable<string> Sentence(IReadOnlyList<PublishResult> results, int start, int count, PublishStatus status, Func<bool, string> verb)
    {
        var numbers = NumbersOf(results, start, status);
        if (numbers.Count == 0) yield break;
        var many = numbers.Count > 1;
        var error = results[numbers[0] - start - 1].Error?.TrimEnd('.') ?? "the server gave no reason";
        yield return $"Event{(many ? "s" : "")} {Text(numbers)} of {count} {verb(many)}: {error}.";
    }

    // The events of a request are accepted or refused one by one, so those after a refused one can be published.
    private static string Continuation(int next, int count)
    {
        if (count == 1) return "";
        return next < count
            ? $"The other events before number {next + 1} are published or skipped. To continue with it, write --skip {next}."
            : "The other events are published or skipped.";
    }

    private static List<int> NumbersOf(IReadOnlyList<PublishResult> results, int start, PublishStatus status) =>
        [.. Enumerable.Range(0, results.Count).Where(i => results[i].Status == status).Select(i => start + i + 1)];

    private static string Text(List<int> numbers) => numbers.Count <= MostNumbers
        ? string.Join(", ", numbers)
        : $"{string.Join(", ", numbers.Take(MostNumbers))} and {numbers.Count - MostNumbers} more";
}
