using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Answers <c>GET /services/data/vNN.0/limits</c> with the limits of the Streaming API.</summary>
internal sealed partial class LimitsEndpoint(OrgState state, RestAccess access)
{
    // The defaults of an Unlimited Edition org (Streaming API and platform events guides, allocations).
    private const int MostClients = 2_000;
    private const int MostNotifications = 1_000_000;
    private const int MostBusEvents = 50_000;

    public static bool IsAt(string path) => Pattern().IsMatch(path);

    public HttpResponseData Answer(IncomingRequest request)
    {
        if (access.Refuse(request, Pattern().Match(request.Path).Groups["version"].Value) is { } refusal) return refusal;
        if (request.Method != "GET") return HttpResponseData.Text(405, "Only GET is supported");
        lock (state.Gate) return HttpResponseData.Json(LimitsUnderLock());
    }

    private JsonObject LimitsUnderLock()
    {
        var clients = state.Options.MaxConcurrentClients ?? MostClients;
        return new JsonObject
        {
            ["DailyDurableStreamingApiEvents"] = Deliveries(MostNotifications, DeliveryKind.PushTopic),
            ["DailyDurableGenericStreamingApiEvents"] = Deliveries(MostNotifications, DeliveryKind.Generic),
            ["DailyDeliveredPlatformEvents"] = Deliveries(MostBusEvents, DeliveryKind.EventBus),
            ["DurableStreamingApiConcurrentClients"] = Limit(clients, clients - state.SessionCount),
        };
    }

    // An org with MaxDeliveries has one allowance, which all kinds of events use together.
    private JsonObject Deliveries(int most, DeliveryKind kind) => state.Options.MaxDeliveries is { } shared
        ? Limit(shared, state.Allowance.Left)
        : Limit(most, most - state.Allowance.TodayOf(kind));

    private static JsonObject Limit(int most, int remaining) =>
        new() { ["Max"] = most, ["Remaining"] = Math.Max(0, remaining) };

    [GeneratedRegex(
        "^/services/data/v(?<version>[0-9]{1,4}[.]0)/limits/?$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Pattern();
}
