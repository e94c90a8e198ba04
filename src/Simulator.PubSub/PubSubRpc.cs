namespace TypedStreaming.Simulator.PubSub;

/// <summary>The calls of the Pub/Sub API.</summary>
public enum PubSubRpc
{
    /// <summary>Any call.</summary>
    Any,

    /// <summary>A stream of events.</summary>
    Subscribe,

    /// <summary>A call for the schema of an id.</summary>
    GetSchema,

    /// <summary>A call for a topic.</summary>
    GetTopic,

    /// <summary>A call that publishes one batch.</summary>
    Publish,

    /// <summary>A stream that publishes batches.</summary>
    PublishStream,

    /// <summary>A stream of events with a position in the org, which the simulator answers with <c>UNIMPLEMENTED</c>.</summary>
    ManagedSubscribe,
}
