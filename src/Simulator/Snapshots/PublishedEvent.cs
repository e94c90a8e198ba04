using System.Text;
using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator;

/// <summary>An event that was published on a channel of a <see cref="SimulatedOrg"/>.</summary>
public sealed class PublishedEvent
{
    private readonly StoredEvent _stored;
    private readonly int _apiVersion;

    internal PublishedEvent(long number, string channel, StoredEvent stored, int apiVersion)
    {
        (Number, Channel) = (number, channel);
        (_stored, _apiVersion) = (stored, apiVersion);
    }

    /// <summary>
    /// The number of the event, counted from 1 across all channels. An event on several channels has a separate number for each channel.
    /// </summary>
    public long Number { get; }

    /// <summary>The channel on which the event was published.</summary>
    public string Channel { get; }

    /// <summary>The replay id of the event.</summary>
    public long ReplayId => _stored.ReplayId;

    /// <summary>The time at which the event was published, by the org's clock.</summary>
    public DateTimeOffset PublishedAt => _stored.StoredAt;

    /// <summary>True if <see cref="OrgFaults.Withhold"/> keeps the event from all subscribers.</summary>
    public bool IsWithheld => _stored.IsWithheld;

    /// <summary>
    /// The text of <c>data</c> in the org's newest API version, or null if the event's payload cannot be read. The text is not necessarily JSON,
    /// because <c>PublishRawAsync</c> publishes any text.
    /// </summary>
    public string? Data => _stored.Content.HasJson ? Encoding.UTF8.GetString(_stored.Content.DataFor(_apiVersion).Span) : null;
}
