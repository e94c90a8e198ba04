namespace TypedStreaming.Simulator;

/// <summary>The position of <c>channel</c> in an event message: clients must read both.</summary>
public enum MemberOrder
{
    /// <summary><c>channel</c> before <c>data</c>, as the Salesforce guide shows it.</summary>
    ChannelFirst,

    /// <summary><c>data</c> before <c>channel</c>, as stock CometD servers write it.</summary>
    DataFirst,
}
