using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TypedStreaming.Simulator.PubSub.Errors;
using TypedStreaming.Simulator.PubSub.Faults;
using TypedStreaming.Simulator.PubSub.Streams;

namespace TypedStreaming.Simulator.PubSub.Calls;

/// <summary>Runs each call: logs it, checks its metadata, applies scripted faults, and reports its errors to the client.</summary>
internal sealed class CallRunner(PubSubCallLog log, AccessCheck access, CallScript script)
{
    private const string Hidden = "(hidden)";

    public async Task<TResponse> RunAsync<TResponse>(PubSubRpc rpc, ServerCallContext context, Func<PubSubCall, Task<TResponse>> answer)
    {
        var call = log.Begin(rpc, Logged(context.RequestHeaders));
        try
        {
            access.Check(context.RequestHeaders);
            await script.ApplyAsync(rpc, call, context.CancellationToken).ConfigureAwait(false);
            var response = await answer(call).ConfigureAwait(false);
            call.End(StatusCode.OK, null);
            return response;
        }
        catch (PubSubException failed)
        {
            call.End(failed.Error.Status, failed.Error.Code is { } code ? ErrorCodes.Full(code) : null);
            throw failed.Error.ToException(call.RpcId);
        }
        catch (Exception error)
        {
            var isCancelled = context.CancellationToken.IsCancellationRequested || error is OperationCanceledException;
            call.End(isCancelled ? StatusCode.Cancelled : StatusCode.Unknown, null);
            throw;
        }
    }

    /// <summary>Ends a call in the same way as the org ended the call's stream.</summary>
    /// <exception cref="PubSubException">The stream ended with an error.</exception>
    public static void End(StreamEnd end, ServerCallContext context)
    {
        if (end.Error is { } error) throw new PubSubException(error);
        if (end.ResetCode is { } code) context.GetHttpContext().Features.Get<IHttpResetFeature>()?.Reset(code);
    }

    private static Dictionary<string, string> Logged(Metadata metadata) => metadata
        .Where(static entry => !entry.IsBinary)
        .GroupBy(static entry => entry.Key, StringComparer.Ordinal)
        .ToDictionary(
            static group => group.Key,
            static group => group.Key is AccessCheck.Token or "authorization" ? Hidden : string.Join(", ", group.Select(static entry => entry.Value)),
            StringComparer.Ordinal);
}
