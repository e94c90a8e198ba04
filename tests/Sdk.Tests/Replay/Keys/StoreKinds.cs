using System.Collections.Concurrent;
using TypedStreaming.Sqlite;

namespace TypedStreaming.Tests.Replay.Keys;

/// <summary>All stores of the SDK. A store that is made twice here uses the same data.</summary>
internal sealed class StoreKinds : IDisposable
{
    public const string Memory = "memory";
    public const string File = "SQLite";
    public const string Callbacks = "callbacks";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-keys-");
    private readonly InMemoryReplayStore _memory = new();
    private readonly ConcurrentDictionary<string, long> _ids = new();

    public static IReadOnlyList<string> Names { get; } = [Memory, File, Callbacks];

    /// <summary>The number of times that the callbacks were asked for a start.</summary>
    public int Asked { get; private set; }

    public IReplayStore Make(string name) => name switch
    {
        Memory => _memory,
        File => new SqliteReplayStore(Path.Combine(_folder.FullName, "positions.db")),
        Callbacks => ReplayStore.FromCallbacks(
            (channel, _) =>
            {
                Asked++;
                return new(_ids.TryGetValue(channel, out var id) ? ReplayFrom.After(id) : null);
            },
            (channel, id, _, _) =>
            {
                _ids[channel] = id;
                return ValueTask.CompletedTask;
            }),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no store of this name"),
    };

    public void Dispose() => _folder.Delete(recursive: true);
}
