namespace TypedStreaming.World.Org;

/// <summary>The field that a filtered subscription asks for.</summary>
internal enum Region
{
    /// <summary>Of a subscription: no filter. Of an event: neither of the others.</summary>
    Any,

    North,

    South,
}
