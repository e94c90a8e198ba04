using TypedStreaming.World.Network;

namespace TypedStreaming.World.Oracle;

/// <summary>At most one connect and one other request are under way, one that ends a session that was given up, and at the end the session's own.</summary>
internal static class FewRequests
{
    public static void Check(IReadOnlyList<Exchange> open, Judge judge)
    {
        if (open.Count(static exchange => exchange.Request.IsDisconnect) is var ends and > 2)
            judge.Report(ViolationKind.ManyRequests, $"{ends} sessions are being ended at a time");
        foreach (var way in Enum.GetValues<Way>())
        {
            if (open.Count(exchange => exchange.Way == way && !exchange.Request.IsDisconnect) is var count and > 1)
                judge.Report(ViolationKind.ManyRequests, $"{count} requests of the kind {way} are under way: {string.Join(", ", open.Select(static one => one.Request.Channel))}");
        }
    }
}
