namespace TypedStreaming.World.Programs;

/// <summary>What can go wrong with one save of a position.</summary>
internal enum StoreFault
{
    None,

    Fails,

    Hangs,
}
