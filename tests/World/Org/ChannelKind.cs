namespace TypedStreaming.World.Org;

/// <summary>The events of a channel, and the form of their replay ids.</summary>
internal enum ChannelKind
{
    PushTopic,

    Generic,

    /// <summary>Platform events, each with a UUID that its copies share.</summary>
    Platform,

    /// <summary>Change events of a custom channel: several can carry one replay id.</summary>
    SharedIds,

    /// <summary>No event has an id, and none is retained.</summary>
    WithoutIds,

    /// <summary>Some events have no id, and some a negative one; these are not retained.</summary>
    OddIds,
}
