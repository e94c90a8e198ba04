using System.Collections;

namespace TypedStreaming;

/// <summary>The outcomes of one call that published events: one for each event, in the order of the events.</summary>
public sealed class PublishResults : IReadOnlyList<PublishResult>
{
    private readonly IReadOnlyList<PublishResult> _results;

    /// <summary>
    /// Creates the outcomes of a call. Normally, clients create them; an application needs this constructor only for its own tests.
    /// </summary>
    /// <param name="results">One outcome for each event, in the order of the events.</param>
    public PublishResults(IReadOnlyList<PublishResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        _results = results;
    }

    /// <summary>The number of events.</summary>
    public int Count => _results.Count;

    /// <summary>True if all events were published. Also true if there are no events.</summary>
    public bool AllPublished => _results.All(static result => result.IsPublished);

    /// <summary>The outcome of the event at the given index.</summary>
    /// <param name="index">The place of the event in the call, beginning at 0.</param>
    public PublishResult this[int index] => _results[index];

    /// <summary>Returns the outcomes in the order of the events.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<PublishResult> GetEnumerator() => _results.GetEnumerator();

    /// <summary>Returns the number of events for each outcome that occurred.</summary>
    /// <returns>A text such as <c>3 published, 1 refused</c>.</returns>
    public override string ToString() => _results.Count == 0
        ? "no events"
        : string.Join(", ", _results.GroupBy(static result => result.Status).OrderBy(static group => group.Key).Select(static group => $"{group.Count()} {NameOf(group.Key)}"));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string NameOf(PublishStatus status) => status switch
    {
        PublishStatus.Published => "published",
        PublishStatus.Refused => "refused",
        PublishStatus.NotSent => "not sent",
        _ => "unknown",
    };
}
