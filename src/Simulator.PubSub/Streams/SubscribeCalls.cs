using Grpc.Core;
using TypedStreaming.Simulator.PubSub.Errors;
using TypedStreaming.Simulator.PubSub.Protocol;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.PubSub.Streams;

/// <summary>Answers calls that open a subscription (a stream of events).</summary>
internal sealed class SubscribeCalls(OrgState state, StreamOpener opener, PubSubCallLog log)
{
    private const int MostTurns = 50;

    /// <summary>Runs a stream until the org or the client ends it. Returns the way in which the stream ended.</summary>
    /// <exception cref="PubSubException">The first request is refused.</exception>
    public async Task<StreamEnd> RunAsync(
        IAsyncStreamReader<FetchRequest> requests, IServerStreamWriter<FetchResponse> responses, ServerCallContext context, PubSubCall call)
    {
        if (!await requests.MoveNext(context.CancellationToken).ConfigureAwait(false)) return StreamEnd.Clean;
        await SettleAsync(requests.Current.TopicName).ConfigureAwait(false);
        var stream = opener.Open(requests.Current, call);
        await using var left = context.CancellationToken.Register(call.Leave).ConfigureAwait(false);
        try
        {
            call.Establish();
            await context.WriteResponseHeadersAsync([]).ConfigureAwait(false);
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
            var reading = ReadAsync(stream, requests, ends.Token);
            try
            {
                return await stream.SendAsync(responses, context.CancellationToken).ConfigureAwait(false);
            }
            finally
            {
                // The web server uses its objects again for the next call, which could not read its requests while this call still reads.
                await ends.CancelAsync().ConfigureAwait(false);
                await reading.ConfigureAwait(false);
            }
        }
        finally
        {
            opener.Close(stream);
        }
    }

    // The web server reports the reset of an old stream on another thread, so that a client that has reset it before could seem to have two.
    private async Task SettleAsync(string topic)
    {
        for (var i = 0; i < MostTurns && log.OpenStreamsOf(topic) > 0; i++) await Task.Yield();
    }

    // It ends the stream when the client has ended its side of it, or has sent a wrong request.
    private async Task ReadAsync(SubscribeStream stream, IAsyncStreamReader<FetchRequest> requests, CancellationToken cancellationToken)
    {
        try
        {
            while (await requests.MoveNext(cancellationToken).ConfigureAwait(false)) opener.Ask(stream, requests.Current);
            End(stream, StreamEnd.Clean);
        }
        catch (PubSubException refused)
        {
            End(stream, new StreamEnd(refused.Error));
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The client has gone. The sending side ends by its own token.
        }
        catch (Exception broken) when (broken is RpcException or InvalidOperationException or InvalidDataException)
        {
            // The stream has ended, or the bytes are not a request.
            End(stream, StreamEnd.Clean);
        }
    }

    private void End(SubscribeStream stream, StreamEnd end)
    {
        lock (state.Gate) stream.End(end);
    }
}
