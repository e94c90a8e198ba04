using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Interop.Tests.Fixtures;

/// <summary>Makes clients of plain CometD servers.</summary>
internal static class OurClient
{
    /// <summary>The log ids that tell of events that may be missing: see <c>SubscriptionLog</c> and <c>SessionLog</c>.</summary>
    public const int PossibleGap = 200;
    public const int Gap = 203;
    public const int LostAnswer = 110;
    public const int NoReplay = 108;

    public static StreamingClient Of(Uri endpoint, CapturedLog? log = null) => new(new StreamingClientOptions
    {
        AccessTokens = new AnonymousAccess(endpoint),
        Endpoint = endpoint,
        LoggerFactory = log,
    });

    public static int Count(this CapturedLog log, int id) => log.Entries.Count(entry => entry.Id.Id == id);
}
