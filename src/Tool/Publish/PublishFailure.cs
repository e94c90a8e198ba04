using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Publish;

/// <summary>Describes in one line which events of a request were not published, why, and how to continue.</summary>
internal sealed class PublishFailure
{
    private const int MostNumbers = 10;

    private readonly IReadOnlyList<PublishResult> _results;
    private readonly int _start;
    private readonly int _count;
    private readonly List<int> _failed;
    private readonly List<int> _unsent;

    private PublishFailure(IReadOnlyList<PublishResult> results, int start, int count)
    {
        (_results, _start, _count) = (results, start, count);
        _failed = NumbersOf(static status => status is PublishStatus.Refused or PublishStatus.Unknown);
        _unsent = NumbersOf(static status => status == PublishStatus.NotSent);
    }

    /// <summary>Returns the line, or null if all events were published.</summary>
    /// <param name="results">The outcomes of consecutive events.</param>
    /// <param name="start">The number of events before them.</param>
    /// <param name="count">The number of all events of the command.</param>
    public static string? Of(IReadOnlyList<PublishResult> results, int start, int count) =>
        results.All(static result => result.IsPublished) ? null : new PublishFailure(results, start, count).Text();

    /// <summary>The number of the first event after those that were sent or refused.</summary>
    private int Next => _unsent.Count > 0 ? _unsent[0] : _start + _results.Count + 1;

    private string Text()
    {
        string[] sentences =
        [
            Sentence(PublishStatus.Refused, static many => many ? "were refused" : "was refused"),
            Sentence(PublishStatus.Unknown, static _ => "may or may not be published"),
            IsUnsentExplained ? "" : Sentence(PublishStatus.NotSent, static many => many ? "were not sent" : "was not sent"),
            Others(),
            Again(),
            Continuation(),
        ];
        return string.Join(' ', sentences.Where(static sentence => sentence.Length > 0));
    }

    /// <summary>True if events were not sent because an earlier event failed. The line then already contains the reason.</summary>
    private bool IsUnsentExplained => _unsent.Count > 0 && _failed.Any(number => Result(number).Error is { } cause && Result(_unsent[0]).Error?.Contains(cause, StringComparison.Ordinal) == true);

    private string Sentence(PublishStatus status, Func<bool, string> verb)
    {
        var numbers = NumbersOf(one => one == status);
        if (numbers.Count == 0) return "";
        var error = ErrorText.Limited(Result(numbers[0]).Error ?? "the server gave no reason").TrimEnd('.');
        return $"{Events(numbers)} of {_count} {verb(numbers.Count > 1)}: {error}.";
    }

    private string Others()
    {
        if (_start == 0 && !_results.Any(static result => result.IsPublished)) return "";
        return Next <= _count ? $"The other events before number {Next} were published or skipped." : "The other events were published or skipped.";
    }

    private string Again()
    {
        if (_failed.Count == 0) return "";
        var first = _failed[0];
        var twice = NumbersOf(static status => status == PublishStatus.Unknown).Count > 0 ? ", which can publish an event twice" : "";
        if (_count == 1) return twice.Length == 0 ? "" : $"To publish it again{twice}, repeat the command.";

        // The events of a request are accepted or refused one by one, so those after a refused one can be published.
        if (NumbersOf(static status => status == PublishStatus.Published).Exists(number => number > first))
            return $"To publish {(_failed.Count > 1 ? "them" : "it")} again{twice}, copy {(_failed.Count > 1 ? "them" : "it")} to another file and publish that file.";
        return $"To publish again from number {first}{twice}, {Skip(first)}.";
    }

    private string Continuation()
    {
        if (Next > _count) return "";
        return Next == 1 ? "No event was published: repeat the command." : $"To continue with number {Next}, {Skip(Next)}.";
    }

    private static string Skip(int number) => number == 1 ? "repeat the command without --skip" : $"use --skip {number - 1}";

    private PublishResult Result(int number) => _results[number - _start - 1];

    private List<int> NumbersOf(Predicate<PublishStatus> match) =>
        [.. Enumerable.Range(0, _results.Count).Where(i => match(_results[i].Status)).Select(i => _start + i + 1)];

    private static string Events(List<int> numbers) => numbers.Count switch
    {
        1 => $"Event {numbers[0]}",
        <= MostNumbers => $"Events {string.Join(", ", numbers)}",
        _ => $"Events {string.Join(", ", numbers.Take(MostNumbers))} and {numbers.Count - MostNumbers} more",
    };
}
