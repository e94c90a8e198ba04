using TypedStreaming.World.Oracle;

namespace TypedStreaming.World.Running;

/// <summary>
/// Looks inside the client whenever the world is quiet, for what no program can see: places against what was received, bytes that
/// are held, acknowledgements against the bits that they set. The promises to programs are judged without it.
/// </summary>
internal interface IInspector
{
    void Inspect(StreamingClient client, IEnumerable<Life> living, Judge judge);
}
