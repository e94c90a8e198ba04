using System.Collections.Immutable;

namespace TypedStreaming.World.Org;

/// <summary>The properties of an org.</summary>
internal sealed record OrgSettings
{
    public ImmutableArray<ChannelKind> Channels { get; init; } = [ChannelKind.PushTopic];

    /// <summary>True if it can replay. Stock CometD servers cannot.</summary>
    public bool Replays { get; init; } = true;

    /// <summary>True if the channel of an event holds the filter of its subscription.</summary>
    public bool WritesFilters { get; init; } = true;

    /// <summary>The axioms that it breaks.</summary>
    public Axioms Breaks { get; init; }

    /// <summary>The time for which a connect is held.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromSeconds(110);

    /// <summary>The time for which a session lives without a connect.</summary>
    public TimeSpan SessionWindow { get; init; } = TimeSpan.FromSeconds(40);
}
