using Grpc.Core;
using TypedStreaming.PubSub.Connection;

namespace TypedStreaming.PubSub.Publishing;

/// <summary>The connection and the login that a publisher uses.</summary>
internal sealed class PublisherConnection
{
    /// <summary>The gRPC client of the Pub/Sub API.</summary>
    public required Protocol.PubSub.PubSubClient Client { get; init; }

    /// <summary>Returns the metadata of a call, with the current token.</summary>
    public required Func<CancellationToken, ValueTask<Metadata>> Metadata { get; init; }

    /// <summary>Gets a new token, after the server has refused the current one.</summary>
    public required Func<CancellationToken, ValueTask> RenewToken { get; init; }

    /// <summary>Returns the id of the user who has logged in. Triggers and flows run only for events whose <c>CreatedById</c> is this user.</summary>
    public required Func<CancellationToken, ValueTask<string>> UserId { get; init; }

    /// <summary>Creates the encoder for the JSON text of a schema.</summary>
    public required Func<string, EncodePayload> CreateEncoder { get; init; }

    /// <summary>The clock that delays and deadlines use.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The time within which the server must respond to a request.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The pauses before a request is sent again after a lost response. The number of attempts is one more than the number of pauses.
    /// </summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = PublishRetryPauses.Default;

    /// <summary>Removes secrets and control characters from the server's error text.</summary>
    public Func<RpcException, RpcException> Clean { get; init; } = static failure => failure;

    /// <summary>The address of the server, for messages; null if it is not known.</summary>
    public ServerAddress? Address { get; init; }

    /// <summary>Reports that a failed request to publish to a topic will be sent again after a pause.</summary>
    public Action<string, TimeSpan, string> Repeating { get; init; } = static (_, _, _) => { };

    /// <summary>Creates the id of an event.</summary>
    public Func<Guid> CreateId { get; init; } = Guid.NewGuid;
}
