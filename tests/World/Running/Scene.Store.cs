using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Running;

/// <content>Watches what is stored.</content>
internal sealed partial class Scene : IStoreWatcher
{
    void IStoreWatcher.Opened(ReplayKey key, ReplayPosition? found) => _oracle.Open(key, found, _process.Number);

    void IStoreWatcher.Closed(ReplayKey key) => _oracle.Close(key, _process.Number);

    void IStoreWatcher.Saved(ReplayKey key, ReplayPosition position)
    {
        _trace.Add('p', position.ReplayId ?? -1);
        if (_trace.IsRead) _trace.Write($"    position of '{key.Consumer}' on {key.Channel}: {position.ReplayId?.ToString() ?? "anchor"} on {position.Instance}");
        _oracle.Save(key, position, _process.Number);
    }
}
