using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Publish;

/// <summary>Describes in one line which events of a request were not published, why, and how to continue without losing an event.</summary>
internal sealed class PublishFailure
{
    private readonly IReadOnlyList<PublishResult> _results;
    private readonly int _start;
    private readonly int _count;
    private readonly string _channel;
    private readonly List<int> _failed;
    private readonly List<int> _unsent;

    private PublishFailure(IReadOnlyList<PublishResult> results, int start, int count, string channel)
    {
        (_results, _start, _count, _channel) = (results, start, count, channel);
        _failed = NumbersOf(static status => status is PublishStatus.Refused or PublishStatus.Unknown);
        _unsent = NumbersOf(static status => status == PublishStatus.NotSent);
    }

    /// <summary>Returns a description of the failure in one line, or null if all events were published.</summary>
    /// <param name="results">The outcomes of consecutive events.</param>
    /// <param name="start">The number of events before them.</param>
    /// <param name="count">The number of all events of the command.</param>
    /// <param name="channel">The channel of the events.</param>
    public static string? Of(IReadOnlyList<PublishResult> results, int start, int count, string channel) =>
        results.All(static result => result.IsPublished) ? null : new PublishFailure(results, start, count, channel).Text();

    /// <summary>The number of the first event that was not sent.</summary>
    private int Next => _unsent.Count > 0 ? _unsent[0] : _start + _results.Count + 1;

    /// <summary>
    /// True if an event after <see cref="Next"/> was published. A run that starts at <see cref="Next"/> would publish such an event twice.
    /// </summary>
    private bool IsMixed => NumbersOf(static status => status == PublishStatus.Published).Exists(number => number > Next);

    /// <summary>True if another attempt would fail for the same reason.</summary>
    private bool IsPermanent => _unsent.Count > 0 && (!Result(_unsent[0]).IsTransient || IsAboutChannel);

    private bool IsAboutChannel => _failed.Concat(_unsent).Any(number => ChannelErrors.Include(Result(number).ErrorCode));

    private string Twice => NumbersOf(static status => status == PublishStatus.Unknown).Count > 0 ? ", which can publish an event twice" : "";

    private string Text()
    {
        var reasons = new FailureReasons(_results, _start, _count, isUnsentExplained: IsUnsentExplained);
        string[] sentences = [.. reasons.Sentences(), Others(), Advice(), IsAboutChannel ? $"Run 'tse doctor --channel {_channel}' to find the reason." : ""];
        return string.Join(' ', sentences.Where(static sentence => sentence.Length > 0));
    }

    /// <summary>True if events were not sent because an earlier event failed. The message then already contains the reason.</summary>
    private bool IsUnsentExplained => _unsent.Count > 0 && _failed.Any(number => Result(number).Error is { } cause && Result(_unsent[0]).Error?.Contains(cause, StringComparison.Ordinal) == true);

    private string Others()
    {
        if (_start == 0 && !_results.Any(static result => result.IsPublished)) return "";
        return Next <= _count && !IsMixed ? $"The other events before number {Next} were published or skipped." : "The other events were published or skipped.";
    }

    private string Advice()
    {
        if (IsMixed) return $"To publish the events that were not published{Twice}, copy them to another file and publish that file.";
        return _failed.Count > 0 && _failed[0] < Next ? $"{Again()} {Continuation("")}".Trim() : Continuation(Twice);
    }

    private string Again()
    {
        var first = _failed[0];
        if (_count == 1) return Twice.Length == 0 ? "" : $"To publish it again{Twice}, repeat the command.";

        // The events of a request are accepted or refused one by one, so those after a refused one can be published.
        if (NumbersOf(static status => status == PublishStatus.Published).Exists(number => number > first))
            return $"To publish {(_failed.Count > 1 ? "them" : "it")} again{Twice}, copy {(_failed.Count > 1 ? "them" : "it")} to another file and publish that file.";
        return $"To publish again from number {first}{Twice}, {Skip(first)}.";
    }

    private string Continuation(string twice)
    {
        if (Next > _count) return "";
        var correction = IsPermanent ? "Fix the problem first. " : "";
        if (Next > 1) return $"{correction}To continue with number {Next}{twice}, {Skip(Next)}.";
        if (twice.Length > 0) return $"{correction}To publish from number 1{twice}, repeat the command.";
        return IsPermanent ? "No event was published. Fix the problem, and repeat the command." : "No event was published: repeat the command.";
    }

    private static string Skip(int number) => number == 1 ? "repeat the command without --skip" : $"use --skip {number - 1}";

    private PublishResult Result(int number) => _results[number - _start - 1];

    private List<int> NumbersOf(Predicate<PublishStatus> match) =>
        [.. Enumerable.Range(0, _results.Count).Where(i => match(_results[i].Status)).Select(i => _start + i + 1)];
}
