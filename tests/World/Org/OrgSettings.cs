using System.Collections.Immutable;

namespace TypedStreaming.World.Org;

/// <summary>What an org is like.</summary>
internal sealed record OrgSettings
{
    public ImmutableArray<ChannelKind> Channels { get; init; } = [ChannelKind.PushTopic];

    /// <summary>Whether it can replay. Stock CometD servers cannot.</summary>
    public bool Replays { get; init; } = true;

    /// <summary>Whether the channel of an event holds the filter of its subscription.</summary>
    public bool WritesFilters { get; init; } = true;

    /// <summary>The axioms that it breaks.</summary>
    public Axioms Breaks { get; init; }

    /// <summary>How long a connect is held.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromSeconds(110);

    /// <summary>How long a session lives without a connect.</summary>
    public TimeSpan SessionWindow { get; init; } = TimeSpan.FromSeconds(40);
}
