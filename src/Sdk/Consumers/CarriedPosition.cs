using System.Globalization;
using Microsoft.Extensions.Logging;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Stores;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Consumers;

/// <summary>
/// Finds the position that a consumer reached when it used the other transport, for an application that switches between CometD and the Pub/Sub API
/// with <see cref="EventsOptions.CarryOverPosition"/>.
/// </summary>
internal static class CarriedPosition
{
    /// <summary>
    /// Reads the position that was stored for the other transport. The consumer that uses the other transport can then no longer save its position.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="key">The key of the consumer over its current transport.</param>
    /// <param name="timeout">The time limit of the store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The logger.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The position in the form of the current transport, or null if there is none.</returns>
    /// <exception cref="StreamingException">The store failed, or the id cannot be converted.</exception>
    public static async Task<ReplayPosition?> FindAsync(
        IReplayStore store, ReplayKey key, TimeSpan timeout, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var other = key with { Transport = key.Transport == ReplayTransport.CometD ? ReplayTransport.PubSub : ReplayTransport.CometD };
        var cursor = await StoreCalls.RunAsync(token => store.OpenAsync(other, token), timeout, time, cancellationToken).ConfigureAwait(false);
        var found = cursor.Position;
        await StoreCalls.RunAsync(_ => cursor.DisposeAsync(), timeout, time).ConfigureAwait(false);
        if (found is null or { IsAnchor: true }) return null;
        var carried = Convert(key.Channel, found);
        SubscriptionLog.PositionCarriedOver(logger, key.Consumer, key.Channel, other.Transport, key.Transport, IdOf(carried));
        return carried;
    }

    private static ReplayPosition Convert(string channel, ReplayPosition found)
    {
        if (found.ReplayId is { } number) return found with { ReplayId = null, OpaqueId = OpaqueNumber.ToOpaque(number) };
        var id = found.OpaqueId!;
        return OpaqueNumber.Of(id) is { } converted ? found with { OpaqueId = null, ReplayId = converted } : throw new StreamingException(
            StreamingError.InvalidReplayId,
            $"The position of the consumer of {channel} over the Pub/Sub API cannot be used over CometD: its replay id {id} does not have the usual form (eight bytes with the number, then two zero "
            + $"bytes). Set {nameof(EventsOptions)}.{nameof(EventsOptions.CarryOverPosition)} to false, and choose a start position with {nameof(EventsOptions.From)}.") { Channel = channel };
    }

    private static string IdOf(ReplayPosition position) =>
        position.OpaqueId?.ToString() ?? position.ReplayId!.Value.ToString(CultureInfo.InvariantCulture);
}
