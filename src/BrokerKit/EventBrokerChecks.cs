using TypedStreaming.BrokerKit.Checks;
using TypedStreaming.Relay;

namespace TypedStreaming.BrokerKit;

/// <summary>
/// Conformance checks for message brokers used by a relay. If you implement <see cref="IEventBroker"/>, run these checks in the tests of your
/// implementation.
/// </summary>
public static class EventBrokerChecks
{
    private static readonly TimeSpan UsualTimeLimit = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Returns all checks. They can run in any order, and at the same time. The streams and groups that they create have unique names, and are not
    /// deleted.
    /// </summary>
    /// <param name="open">Opens an object for the same broker. Each check calls it once or more, and disposes the objects.</param>
    /// <param name="timeLimit">The time limit of each call to the broker, and of each wait for a message: 15 seconds by default.</param>
    /// <returns>The checks. Each has a name.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time limit is not positive.</exception>
    public static IReadOnlyList<EventBrokerCheck> All(Func<CancellationToken, ValueTask<IEventBroker>> open, TimeSpan? timeLimit = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        var limit = timeLimit ?? UsualTimeLimit;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeLimit));
        (string Name, Func<CheckedBroker, Task> Run)[] checks =
        [
            .. PublishingChecks.All, .. GroupChecks.All, .. ContentChecks.All, .. ReadingChecks.All, .. LineChecks.All, .. PartitionStateChecks.All, .. DeadLetterChecks.All,
        ];
        return [.. checks.Select(check => new EventBrokerCheck(check.Name, open, limit, check.Run))];
    }
}
