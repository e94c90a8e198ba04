using Grpc.Core;
using TypedStreaming.PubSub.Protocol;

namespace TypedStreaming.PubSub.Publishing;

/// <summary>
/// The newest schemas of the topics to which a client publishes. A schema is requested once, and again when the server reports that a newer schema
/// exists.
/// </summary>
internal sealed class TopicSchemas(PublisherConnection connection)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TopicSchema> _known = new(StringComparer.Ordinal);

    /// <exception cref="RpcException">The topic or the schema cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user has no permission to publish to the topic.</exception>
    public async ValueTask<TopicSchema> GetAsync(string topic, CancellationToken cancellationToken)
    {
        lock (_gate)
            if (_known.TryGetValue(topic, out var known)) return known;
        var metadata = await connection.Metadata(cancellationToken).ConfigureAwait(false);
        var info = await connection.Client.GetTopicAsync(new TopicRequest { TopicName = topic }, Options(metadata, cancellationToken)).ConfigureAwait(false);
        if (!info.CanPublish) throw new UnauthorizedAccessException($"The user does not have permission to publish to {topic}, or this topic does not accept published events.");
        var schema = await connection.Client.GetSchemaAsync(new SchemaRequest { SchemaId = info.SchemaId }, Options(metadata, cancellationToken)).ConfigureAwait(false);
        var loaded = new TopicSchema(info.SchemaId, connection.CreateEncoder(schema.SchemaJson));
        lock (_gate) _known[topic] = loaded;
        return loaded;
    }

    /// <summary>Removes a schema that the server has replaced, so that the newest schema is requested.</summary>
    public void Forget(string topic, TopicSchema old)
    {
        lock (_gate)
            if (_known.TryGetValue(topic, out var known) && ReferenceEquals(known, old)) _known.Remove(topic);
    }

    private CallOptions Options(Metadata metadata, CancellationToken cancellationToken) =>
        new(metadata, connection.Time.GetUtcNow().UtcDateTime + connection.RequestTimeout, cancellationToken);
}
