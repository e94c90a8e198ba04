namespace TypedStreaming.Simulator;

/// <summary>Where an event message has its <c>channel</c>: clients must read both.</summary>
public enum MemberOrder
{
    /// <summary><c>channel</c> before <c>data</c>, as the Salesforce guide shows it.</summary>
    ChannelFirst,

    /// <summary><c>data</c> before <c>channel</c>, as stock CometD servers write it.</summary>
    DataFirst,
}
