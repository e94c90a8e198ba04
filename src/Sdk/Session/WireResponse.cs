using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>An answer that arrived whole and is still to be read. Whoever takes it from the inbox disposes the body.</summary>
internal sealed record WireResponse(WireRequest Request, ResponseBody Body) : ISessionInput
{
    /// <summary>Lets an answer go that came after the end.</summary>
    public void Discard()
    {
        Request.Trace?.Dispose();
        Body.Dispose();
    }
}
