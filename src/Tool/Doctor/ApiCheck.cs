using System.Globalization;
using System.Text.Json;
using TypedStreaming.Tool.Connections;

namespace TypedStreaming.Tool.Doctor;

/// <summary>Checks the REST API with the token: its versions, the permission to use it, and the limits of the org.</summary>
internal sealed class ApiCheck(OrgHttp http, AccessToken token)
{
    private const string VersionsStep = "versions";
    private const string ApiStep = "API";
    private const string AllocationStep = "allocation";
    private const int OldestVersion = 37;

    private static readonly (string Kind, string Limit, string Words)[] Deliveries =
    [
        ("/topic/", "DailyDurableStreamingApiEvents", "PushTopic events"),
        ("/u/", "DailyDurableGenericStreamingApiEvents", "generic events"),
        ("/event/", "DailyDeliveredPlatformEvents", "platform and change events"),
        ("/data/", "DailyDeliveredPlatformEvents", "platform and change events"),
    ];

    /// <summary>The newest version of the API, after <see cref="VersionsAsync"/>.</summary>
    public string? Version { get; private set; }

    /// <summary>The limits of the org, after <see cref="RunAsync"/>; null if the user has no permission to read them.</summary>
    public JsonElement? Limits { get; private set; }

    public async Task<StepResult> VersionsAsync(CancellationToken cancellationToken)
    {
        var reply = await http.GetAsync(token.InstanceUrl, "/services/data", null, cancellationToken).ConfigureAwait(false);
        var versions = reply is { IsOk: true, Json: { ValueKind: JsonValueKind.Array } list }
            ? list.EnumerateArray().Select(static one => RestReply.TextIn(one, "version")).OfType<string>().Where(static text => Number(text) >= OldestVersion).ToList()
            : [];
        Version = versions.MaxBy(Number);
        return Version is null
            ? StepResult.Failed(VersionsStep, $"{token.InstanceUrl.Host} lists no API version from {OldestVersion}.0 on ({reply.Words})", "Check that --instance-url or --login-url is the address of an org")
            : StepResult.Ok(VersionsStep, $"API {Version}");
    }

    public async Task<StepResult> RunAsync(CancellationToken cancellationToken)
    {
        var reply = await http.GetAsync(token.InstanceUrl, $"/services/data/v{Version}/limits", token, cancellationToken).ConfigureAwait(false);
        if (reply.IsOk) Limits = reply.Json;
        return reply switch
        {
            { IsOk: true } => StepResult.Ok(ApiStep, "the user may use the API, and the org accepts the token from this address"),
            { Status: 401 } => StepResult.Failed(
                ApiStep, $"the org refuses the token ({reply.Words})", "Get a new token. If a new one is refused too, the session policy forbids this address: see 'Lock sessions to the IP address' in Setup, Session Settings, and the login IP ranges of the profile"),
            { ErrorCode: "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED" } => StepResult.Failed(
                ApiStep, $"the user may not use the API ({reply.Words})", "Give the user the permission API Enabled, by the profile or a permission set. Some editions have no API"),
            { ErrorCode: "REQUEST_LIMIT_EXCEEDED" } => StepResult.Failed(ApiStep, $"the API requests of the last 24 hours are used up ({reply.Words})", "Wait, or buy more requests"),
            { Status: 403 } => StepResult.Warning(ApiStep, $"the user has no permission to read the limits ({reply.Words})", "Give the user View Setup and Configuration, to see the limits here"),
            _ => StepResult.Failed(ApiStep, $"the API does not answer as it should ({reply.Words})", "Try again later, or see the status of the instance at status.salesforce.com"),
        };
    }

    public StepResult Allocation(IReadOnlyList<string> channels)
    {
        if (Limits is not { } limits) return StepResult.Skipped(AllocationStep, "the limits are not known");
        var used = Deliveries.Where(kind => channels.Count == 0 || channels.Any(channel => channel.StartsWith(kind.Kind, StringComparison.Ordinal))).DistinctBy(static kind => kind.Limit, StringComparer.Ordinal).ToList();
        var states = used.Select(kind => (kind.Words, Max: NumberIn(limits, kind.Limit, "Max"), Left: NumberIn(limits, kind.Limit, "Remaining"))).ToList();
        var text = string.Join("; ", states.Select(static state => $"{state.Words}: {state.Left?.ToString(CultureInfo.InvariantCulture) ?? "?"} of {state.Max?.ToString(CultureInfo.InvariantCulture) ?? "?"} left today"));
        if (states.Exists(static state => state.Left == 0))
            return StepResult.Failed(AllocationStep, text, "Nothing is delivered until the 24 hours are over. Receive each channel once, with fewer clients, or buy more deliveries");
        return states.Exists(static state => state.Left < state.Max / 10)
            ? StepResult.Warning(AllocationStep, text, "Less than a tenth is left: receive each channel once, with fewer clients")
            : StepResult.Ok(AllocationStep, text);
    }

    private static long? NumberIn(JsonElement limits, string name, string member) =>
        limits.ValueKind == JsonValueKind.Object && limits.TryGetProperty(name, out var limit) ? RestReply.NumberIn(limit, member) : null;

    private static double Number(string version) =>
        double.TryParse(version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
