namespace TypedStreaming.Soak.Publishing;

/// <summary>The place where the org publishes orders, for the consumers of one transport.</summary>
internal interface IOrderTopic
{
    /// <summary>The addresses that the consumers need.</summary>
    OrgAddress Address { get; }

    /// <summary>The faults that consumers of this transport can meet.</summary>
    IReadOnlyList<Fault> Faults { get; }

    ValueTask PublishAsync(int number, CancellationToken cancellationToken);
}
