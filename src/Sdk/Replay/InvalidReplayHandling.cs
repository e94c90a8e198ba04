using TypedStreaming.Replay;

namespace TypedStreaming;

/// <summary>
/// Specifies where a subscription starts if it cannot start at the requested position. The gap between the requested position and the new start is
/// reported. With <see cref="Fail"/>, the subscription does not start.
/// </summary>
public sealed class InvalidReplayHandling
{
    private readonly Func<InvalidReplay, CancellationToken, ValueTask<ReplayFrom?>> _decide;
    private readonly string _text;

    private InvalidReplayHandling(string text, Func<InvalidReplay, CancellationToken, ValueTask<ReplayFrom?>> decide) => (_text, _decide) = (text, decide);

    /// <summary>Starts at the earliest event that the server still keeps. Events may be received twice, but no available event is missed.</summary>
    public static InvalidReplayHandling Earliest { get; } = new(nameof(Earliest), static (_, _) => new(ReplayFrom.Earliest));

    /// <summary>Starts with new events. Events that were published before the start are missed.</summary>
    public static InvalidReplayHandling Latest { get; } = new(nameof(Latest), static (_, _) => new(ReplayFrom.Latest));

    /// <summary>Throws <see cref="StreamingException"/> with <see cref="StreamingError.InvalidReplayId"/>.</summary>
    public static InvalidReplayHandling Fail { get; } = new(nameof(Fail), static (_, _) => new((ReplayFrom?)null));

    /// <summary>Calls an application callback, which decides where the subscription starts.</summary>
    /// <param name="decide">A callback that returns <see cref="ReplayFrom.Earliest"/>, <see cref="ReplayFrom.Latest"/> or
    /// <see cref="ReplayFrom.After(long)"/>, or null to fail. If it throws an exception, or returns the id that the server has just refused, the
    /// consumer ends with <see cref="StreamingError.CallbackFailed"/>.</param>
    /// <returns>A handling that calls the callback.</returns>
    public static InvalidReplayHandling Ask(Func<InvalidReplay, CancellationToken, ValueTask<ReplayFrom?>> decide)
    {
        ArgumentNullException.ThrowIfNull(decide);
        return new InvalidReplayHandling(nameof(Ask), decide);
    }

    /// <summary>Returns the name of this value, such as <c>Earliest</c>.</summary>
    /// <returns><c>Earliest</c>, <c>Latest</c>, <c>Fail</c> or <c>Ask</c>.</returns>
    public override string ToString() => _text;

    /// <summary>
    /// Returns the default handling for a start position. For a start after a specific id, the default is <see cref="Fail"/>, because the
    /// application depends on starting exactly there. For all other start positions, the default is <see cref="Earliest"/>.
    /// </summary>
    internal static InvalidReplayHandling DefaultOf(ReplayFrom from) => from.OrElse is null && from.IsAfterId ? Fail : Earliest;

    /// <returns>The new start, or null to fail.</returns>
    /// <exception cref="StreamingException">The application's callback threw, or returned a start that needs a store.</exception>
    internal async ValueTask<ReplayFrom?> DecideAsync(InvalidReplay position, CancellationToken cancellationToken)
    {
        var from = await ProgramCallback
            .RunAsync(nameof(EventsOptions.OnInvalidReplay), position.Channel, () => _decide(position, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        if (from?.OrElse is not null) throw Answered(position, from, "the callback must return Earliest, Latest, After(id), or null to fail");
        if (from is null) return null;
        if (position.OpaqueId is null ? from.OpaqueId is not null : from.Code >= 0) throw Answered(position, from, "this id belongs to the other transport");
        // If the client requested this id again, the server would refuse it again, without end.
        var isRepeated = position.OpaqueId is { } opaque ? from.OpaqueId == opaque : from.Code == position.ReplayId;
        return isRepeated && position.Cause == GapCause.InvalidReplayId
            ? throw Answered(position, from, "the server has just refused that id")
            : from;
    }

    private static StreamingException Answered(InvalidReplay position, ReplayFrom from, string why) =>
        ProgramCallback.Failed(nameof(EventsOptions.OnInvalidReplay), position.Channel, $"returned {from}: {why}");
}
