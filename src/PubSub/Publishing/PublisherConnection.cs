using TypedStreaming.PubSub.Connection;

namespace TypedStreaming.PubSub.Publishing;

/// <summary>The connection of a client, which all its publishers use.</summary>
internal sealed class PublisherConnection
{
    /// <summary>The gRPC client of the Pub/Sub API.</summary>
    public required Protocol.PubSub.PubSubClient Client { get; init; }

    /// <summary>Creates the encoder for the JSON text of a schema.</summary>
    public required Func<string, EncodePayload> CreateEncoder { get; init; }

    /// <summary>The address of the server, for messages.</summary>
    public required ServerAddress Address { get; init; }

    /// <summary>The clock used for delays and deadlines.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The time within which the server must answer a request.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The pauses before a request is sent again after a lost response. The number of attempts is one more than the number of pauses.
    /// </summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = PublishRetryPauses.Default;

    /// <summary>
    /// Reports that a request for a topic will be sent again after a pause, because it has failed. The last argument is true if the request contains
    /// events, and false if it loads their schema.
    /// </summary>
    public Action<string, TimeSpan, string, bool> Repeating { get; init; } = static (_, _, _, _) => { };

    /// <summary>
    /// True after the first response from the Pub/Sub API. A later connection failure means that the connection was lost, not that the configuration
    /// is wrong.
    /// </summary>
    public bool HasConnected
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>Creates the id of an event.</summary>
    public Func<Guid> CreateId { get; init; } = Guid.NewGuid;
}
