using System.Globalization;
using System.Text.Json;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Doctor;

/// <summary>Uses the token to check the REST API: its versions, the user's permission to call it, and the org's limits.</summary>
internal sealed class ApiCheck(OrgHttp http, AccessToken token)
{
    private const string VersionsStep = "versions";
    private const string ApiStep = "API";
    private const string AllocationStep = "allocation";

    private static readonly (string Kind, string Limit, string Words)[] Deliveries =
    [
        ("/topic/", "DailyDurableStreamingApiEvents", "PushTopic events"),
        ("/u/", "DailyDurableGenericStreamingApiEvents", "generic events"),
        ("/event/", "DailyDeliveredPlatformEvents", "platform and change events"),
        ("/data/", "DailyDeliveredPlatformEvents", "platform and change events"),
    ];

    /// <summary>The newest API version, or null until <see cref="VersionsAsync"/> has read it.</summary>
    public string? Version { get; private set; }

    /// <summary>The org's limits, which <see cref="RunAsync"/> reads, or null if the user does not have permission to read them.</summary>
    public JsonElement? Limits { get; private set; }

    public async Task<StepResult> VersionsAsync(CancellationToken cancellationToken)
    {
        var reply = await http.GetAsync(token.InstanceUrl, ApiVersions.Path, null, cancellationToken).ConfigureAwait(false);
        Version = ApiVersions.NewestIn(reply);
        return Version is null
            ? StepResult.Failed(VersionsStep, ApiVersions.MissingIn(reply, token.InstanceUrl), ApiVersions.Remedy)
            : StepResult.Ok(VersionsStep, $"API {Version}");
    }

    public async Task<StepResult> RunAsync(CancellationToken cancellationToken)
    {
        var reply = await http.GetAsync(token.InstanceUrl, $"/services/data/v{Version}/limits", token, cancellationToken).ConfigureAwait(false);
        if (reply.IsOk) Limits = reply.Json;
        if (RestRefusal.Of(reply) is { } refusal) return StepResult.Failed(ApiStep, refusal.Text, refusal.Remedy);
        return reply switch
        {
            { IsOk: true } => StepResult.Ok(ApiStep, "the user has permission to use the API, and the org accepts the token from this machine"),
            { Status: 403 } => StepResult.Warning(ApiStep, $"the user does not have permission to read the limits ({reply.Words})", "To see the limits here, give the user the View Setup and Configuration permission"),
            _ => StepResult.Failed(ApiStep, $"the API returned an unexpected response ({reply.Words})", "Try again later, or check the status of the instance at status.salesforce.com"),
        };
    }

    public StepResult Allocation(IReadOnlyList<string> channels)
    {
        if (Limits is not { } limits) return StepResult.Skipped(AllocationStep, "the limits are not known");
        var used = Deliveries.Where(kind => channels.Count == 0 || channels.Any(channel => channel.StartsWith(kind.Kind, StringComparison.Ordinal))).DistinctBy(static kind => kind.Limit, StringComparer.Ordinal).ToList();
        var states = used.Select(kind => (kind.Words, Max: NumberIn(limits, kind.Limit, "Max"), Left: NumberIn(limits, kind.Limit, "Remaining"))).ToList();
        var text = string.Join("; ", states.Select(static state => $"{state.Words}: {state.Left?.ToString(CultureInfo.InvariantCulture) ?? "?"} of {state.Max?.ToString(CultureInfo.InvariantCulture) ?? "?"} left today"));
        if (states.Exists(static state => state.Left == 0))
            return StepResult.Failed(AllocationStep, text, "No more events will be delivered until the 24-hour period ends. Reduce the number of clients that subscribe to the same channel, or buy more deliveries");
        return states.Exists(static state => state.Left < state.Max / 10)
            ? StepResult.Warning(AllocationStep, text, "Less than 10% of the deliveries are left. Reduce the number of clients that subscribe to the same channel")
            : StepResult.Ok(AllocationStep, text);
    }

    private static long? NumberIn(JsonElement limits, string name, string member) =>
        RestReply.NumberIn(ForeignJson.MemberIn(limits, name), member);
}
