namespace TypedStreaming.Simulator;

/// <summary>The position of <c>channel</c> in an event message: before or after <c>data</c>. Clients must be able to read both orders.</summary>
public enum MemberOrder
{
    /// <summary>The member <c>channel</c> comes before <c>data</c>, as in the Salesforce guide.</summary>
    ChannelFirst,

    /// <summary>The member <c>data</c> comes before <c>channel</c>, as on unmodified CometD servers.</summary>
    DataFirst,
}
