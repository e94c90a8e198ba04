using System.Diagnostics;

namespace TypedStreaming.Telemetry;

/// <summary>
/// Starts the tracing activities of all clients. Each start checks whether there is a listener, because listeners can be added and removed at any
/// time.
/// </summary>
internal static class ClientActivities
{
    private static readonly ActivitySource Source = new(TelemetryNames.Source);

    /// <summary>Starts a tracing activity, if there is a listener for it.</summary>
    /// <param name="name">The operation: <c>login</c>, <c>handshake</c>, <c>subscribe</c>...</param>
    /// <param name="labels">The client's name and org.</param>
    /// <param name="host">The server's host, if it is known.</param>
    /// <param name="channel">The channel, or null.</param>
    /// <param name="askedBy">The activities of the applications that asked for the operation. The operation can last longer than these
    /// activities, so they are linked and not parents.</param>
    public static Activity? Start(
        string name, ClientLabels labels, string? host = null, string? channel = null, IEnumerable<ActivityContext>? askedBy = null)
    {
        if (!Source.HasListeners()) return null;
        var links = askedBy?.Select(static context => new ActivityLink(context));
        var activity = Source.StartActivity($"typedstreaming {name}", ActivityKind.Client, parentContext: default, tags: null, links: links);
        if (labels.Name.Length > 0) activity?.SetTag("typedstreaming.client", labels.Name);
        activity.TagOrganization(labels.OrganizationId);
        if (host is not null) activity?.SetTag("server.address", host);
        if (channel is not null) activity?.SetTag("typedstreaming.channel", channel);
        return activity;
    }

    /// <summary>
    /// Adds the id of the org to an activity, if the id is known. For the first login, the id becomes known at the end of the login.
    /// </summary>
    public static void TagOrganization(this Activity? activity, string? organizationId)
    {
        if (organizationId is not null) activity?.SetTag("typedstreaming.org", organizationId);
    }

    public static void Fail(this Activity? activity, string why) => activity?.SetStatus(ActivityStatusCode.Error, why);
}
