namespace TypedStreaming.World.Programs;

/// <summary>The faults that one save of a position can meet.</summary>
internal enum StoreFault
{
    None,

    Fails,

    Hangs,
}
