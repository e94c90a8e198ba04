using System.Threading.Channels;
using Grpc.Core;

namespace TypedStreaming.PubSub.Tests.Publishing;

/// <summary>The responses of a stream, as a script writes them: an exception ends the stream.</summary>
internal sealed class ScriptedStreamReader<T>(ChannelReader<T> responses) : IAsyncStreamReader<T>
{
    public T Current { get; private set; } = default!;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await responses.WaitToReadAsync(cancellationToken)) return false;
        Current = await responses.ReadAsync(cancellationToken);
        return true;
    }
}
