using System.Globalization;

namespace TypedStreaming.PostgreSql;

/// <summary>Creates the error for a position that another owner has taken over.</summary>
internal static class Takeover
{
    public static StreamingException Failure(ReplayKey key, Owner owner, Owner taker, string place) => new(
        StreamingError.PositionTaken,
        $"The position of consumer '{key.Consumer}' on {key.Channel} ({key.Transport}) in org {key.OrganizationId} was taken over by {Named(taker, owner)}. "
        + "Stop this consumer, and do not start it again while the other consumer is running: only the newest owner of a position can save it. "
        + $"To run both consumers, give each of them its own name ({nameof(EventsOptions)}.{nameof(EventsOptions.Name)}). Database: {place}")
    {
        Channel = key.Channel,
    };

    private static string Named(Owner taker, Owner owner)
    {
        var at = taker.TakenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return taker.IsOfProcessOf(owner)
            ? $"another client of this process ({taker.ProcessId} on {taker.Host}) at {at}"
            : $"process {taker.ProcessId} on {taker.Host} at {at} (this is process {owner.ProcessId} on {owner.Host})";
    }
}
