using TypedStreaming.World.Network;

namespace TypedStreaming.World.Oracle;

/// <summary>At most one connect and one other request are under way.</summary>
internal static class FewRequests
{
    public static void Check(IReadOnlyList<Exchange> open, Judge judge)
    {
        foreach (var way in Enum.GetValues<Way>())
        {
            if (open.Count(exchange => exchange.Way == way) is var count and > 1)
                judge.Report(ViolationKind.ManyRequests, $"{count} requests of the kind {way} are under way: {string.Join(", ", open.Select(static one => one.Request.Channel))}");
        }
    }
}
