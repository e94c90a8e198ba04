using System.Diagnostics;

namespace TypedStreaming.Hosting.Telemetry;

/// <summary>The names of the tags of spans and metrics: the tags that OpenTelemetry defines for messaging, and a few of the SDK.</summary>
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
    public const string Organization = "typedstreaming.organization.id";

    public static TagList Of(string client, string channel, string consumer) =>
    [
        new(System, "salesforce"),
        new(OperationName, "process"),
        new(Destination, channel),
        new(Consumer, consumer),
        new(Client, client),
    ];
}
