using System.Diagnostics;

namespace TypedStreaming.Hosting.Telemetry;

/// <summary>
/// The names of the tags of spans and metrics: the tags that OpenTelemetry defines for messaging, and a few additional tags that the SDK defines.
/// </summary>
internal static class HandlerTags
{
    public const string System = "messaging.system";
    public const string Destination = "messaging.destination.name";
    public const string Consumer = "messaging.consumer.group.name";
    public const string OperationName = "messaging.operation.name";
    public const string OperationType = "messaging.operation.type";
    public const string MessageId = "messaging.message.id";
    public const string ErrorType = "error.type";
    public const string Client = "typedstreaming.client";
    public const string Attempts = "typedstreaming.attempts";
    public const string Organization = "typedstreaming.org";

    /// <summary>Returns the tags of a consumer. The org is omitted if it is not known.</summary>
    public static TagList Of(string client, string? organization, string channel, string consumer) =>
    [
        new(System, "salesforce"),
        new(OperationName, "process"),
        new(Destination, channel),
        new(Consumer, consumer),
        .. OfClient(client, organization),
    ];

    /// <summary>Returns the tags of a client without a consumer.</summary>
    public static KeyValuePair<string, object?>[] OfClient(string client, string? organization) =>
        OrganizationLabel.Of(organization) is { } id ? [new(Client, client), new(Organization, id)] : [new(Client, client)];
}
