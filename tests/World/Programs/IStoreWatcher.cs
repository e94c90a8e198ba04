namespace TypedStreaming.World.Programs;

/// <summary>Sees what consumers store.</summary>
internal interface IStoreWatcher
{
    void Opened(ReplayKey key, ReplayPosition? found);

    void Closed(ReplayKey key);

    void Saved(ReplayKey key, ReplayPosition position);
}
