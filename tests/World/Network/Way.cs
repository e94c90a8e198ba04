namespace TypedStreaming.World.Network;

/// <summary>A client has at most two requests under way.</summary>
internal enum Way
{
    /// <summary>The poll.</summary>
    Connect,

    /// <summary>The one request beside it, or before it.</summary>
    Side,
}
