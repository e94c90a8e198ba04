namespace TypedStreaming;

/// <summary>Whose position it is: one consumer's, in one channel of one org. Compared ordinally.</summary>
public sealed record ReplayKey
{
    /// <summary>Makes a key.</summary>
    /// <param name="organizationId">The org, see <see cref="OrganizationId"/>.</param>
    /// <param name="channel">The channel, without a filter.</param>
    /// <param name="consumer">The consumer's name.</param>
    /// <exception cref="ArgumentException">A part is empty.</exception>
    public ReplayKey(string organizationId, string channel, string consumer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organizationId);
        ArgumentException.ThrowIfNullOrWhiteSpace(channel);
        ArgumentException.ThrowIfNullOrWhiteSpace(consumer);
        OrganizationId = organizationId;
        Channel = channel;
        Consumer = consumer;
    }

    /// <summary>
    /// The org; replay ids mean nothing in another one. The client writes its id in 18 characters, and the host of the instance
    /// where no id can be read.
    /// </summary>
    public string OrganizationId { get; }

    /// <summary>The channel, without a filter.</summary>
    public string Channel { get; }

    /// <summary>The consumer's name.</summary>
    public string Consumer { get; }
}
