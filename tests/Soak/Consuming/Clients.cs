using TypedStreaming.PubSub;
using TypedStreaming.PubSub.Streams;
using TypedStreaming.Session;

namespace TypedStreaming.Soak.Consuming;

/// <summary>Creates the client of a consumer.</summary>
internal static class Clients
{
    /// <summary>The org sends a keepalive each second, so this is the time after which a stream is silent.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    /// <summary>As the defaults, but without minutes: a run has many faults in a short time.</summary>
    private static readonly StreamSettings Hurried = new()
    {
        Busy = Soon,
        Limit = Soon,
        FreshTokenRefused = Soon,
        LongestFull = TimeSpan.FromMilliseconds(300),
    };

    private static BackoffDelays Soon => new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2));

    public static StreamingClient OverCometd(Uri org, IReplayStore store) => new(OptionsFor(org, store));

    public static PubSubClient OverPubSub(Uri org, Uri pubSub, IReplayStore store)
    {
        var options = PubSubClientOptions.From(OptionsFor(org, store));
        options.Endpoint = pubSub;
        options.SilenceTimeout = Silence;
        return new PubSubClient(options, Hurried);
    }

    private static StreamingClientOptions OptionsFor(Uri org, IReplayStore store) => new()
    {
        AccessTokens = Login.To(org),
        ReplayStore = store,
        MaxHandshakesPerHour = 1_000_000,
        MaxLoginsPerHour = 1_000_000,
    };
}
