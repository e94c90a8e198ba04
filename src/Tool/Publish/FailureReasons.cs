using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Publish;

/// <summary>Describes which events were not published, in one sentence for each reason.</summary>
/// <param name="results">The outcomes of consecutive events.</param>
/// <param name="start">The number of events before them.</param>
/// <param name="count">The number of all events of the command.</param>
/// <param name="isUnsentExplained">True to omit the events that were not sent.</param>
internal sealed class FailureReasons(IReadOnlyList<PublishResult> results, int start, int count, bool isUnsentExplained)
{
    /// <summary>The maximum number of reasons to show for one status. With more reasons, the line would be hard to read.</summary>
    private const int Most = 2;

    /// <summary>The maximum total length of all reasons. With longer reasons, the advice at the end of the line might be cut off.</summary>
    private const int Longest = 2400;

    /// <summary>The first words of a reason that the SDK reports. These words are omitted, because the sentence already says this.</summary>
    private const string NotSent = "The event was not sent, ";

    public IEnumerable<string> Sentences()
    {
        (string Verb, List<IGrouping<string, int>> Groups)[] all =
        [
            (" refused", GroupsOf(PublishStatus.Refused)),
            ("", GroupsOf(PublishStatus.Unknown)),
            (" not sent", isUnsentExplained ? [] : GroupsOf(PublishStatus.NotSent)),
        ];
        var longest = Math.Min(ErrorText.Longest, Longest / Math.Max(1, all.Sum(static one => Math.Min(Most, one.Groups.Count))));
        return all.SelectMany(one => Sentences(one.Verb, one.Groups, longest));
    }

    private IEnumerable<string> Sentences(string verb, List<IGrouping<string, int>> groups, int longest)
    {
        foreach (var group in groups.Take(Most))
        {
            var reason = ErrorText.Limited(group.Key, longest).TrimEnd('.');
            yield return reason.StartsWith(NotSent, StringComparison.Ordinal)
                ? $"{Subject([.. group], verb)}, {reason[NotSent.Length..]}."
                : $"{Subject([.. group], verb)}: {reason}.";
        }

        if (groups.Count > Most) yield return $"{Subject([.. groups.Skip(Most).SelectMany(static group => group).Order()], verb)}, for other reasons. The output of --json contains the reason for each event.";
    }

    private string Subject(List<int> numbers, string verb)
    {
        var words = verb.Length == 0 ? "may or may not have been published" : (numbers.Count > 1 ? "were" : "was") + verb;
        return $"{EventNumbers.Of(numbers)} of {count} {words}";
    }

    private List<IGrouping<string, int>> GroupsOf(PublishStatus status) =>
        [.. Enumerable.Range(0, results.Count).Where(i => results[i].Status == status).GroupBy(i => ErrorText.Of(results[i].Error ?? "the server gave no reason"), i => start + i + 1, StringComparer.Ordinal)];
}
