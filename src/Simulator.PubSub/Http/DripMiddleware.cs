using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TypedStreaming.Simulator.PubSub.Faults;

namespace TypedStreaming.Simulator.PubSub.Http;

/// <summary>Sends the responses of a call in small pieces if a test has requested this fault.</summary>
internal sealed class DripMiddleware(CallScript script, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!Enum.TryParse<PubSubRpc>(context.Request.Path.Value?.Split('/')[^1], out var rpc) || script.TakeDrip(rpc) is not { } drip)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var stream = new DripStream(body, drip, time);
        var slow = new StreamResponseBodyFeature(stream, body);
        context.Features.Set<IHttpResponseBodyFeature>(slow);
        await next(context).ConfigureAwait(false);
        await slow.CompleteAsync().ConfigureAwait(false);
        context.Features.Set(body);
    }
}
