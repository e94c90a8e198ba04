using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

/// <summary>Reads the kind of a failure.</summary>
internal static class FailureKind
{
    public static BrokerError Of(BrokerException failure) => failure.Kind;
}
