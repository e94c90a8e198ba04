namespace TypedStreaming.Simulator.PubSub;

/// <summary>The calls of the Pub/Sub API.</summary>
public enum PubSubRpc
{
    /// <summary>Any kind of call.</summary>
    Any,

    /// <summary>A subscription, which is a stream of events.</summary>
    Subscribe,

    /// <summary>A request for the schema with a given id.</summary>
    GetSchema,

    /// <summary>A request for information about a topic.</summary>
    GetTopic,

    /// <summary>A call that publishes one batch of events.</summary>
    Publish,

    /// <summary>A stream on which a client publishes batches of events.</summary>
    PublishStream,

    /// <summary>A subscription whose position is stored in the org. The simulator refuses it with <c>UNIMPLEMENTED</c>.</summary>
    ManagedSubscribe,
}
