using Microsoft.Extensions.Options;

namespace TypedStreaming.Authentication;

/// <summary>
/// Reserves a login flow for one client until this object is disposed. A flow stores the result of its last login (for example, a rotated refresh
/// token) and handles one call at a time. Therefore, two clients that used the flow at the same time would interfere with each other.
/// </summary>
internal sealed class FlowUse : IDisposable
{
    private OAuthFlow? _flow;

    private FlowUse(OAuthFlow? flow) => _flow = flow;

    /// <exception cref="OptionsValidationException">Another client uses the flow.</exception>
    public static FlowUse Begin(IAccessTokenSource? source)
    {
        if (source is not OAuthFlow flow || flow.TryTake()) return new FlowUse(source as OAuthFlow);
        var defect = $"{nameof(StreamingClientOptions.AccessTokens)} ({flow.GetType().Name}): another client is using this login flow; "
            + "create one flow per client, or dispose the other client first.";
        throw new OptionsValidationException(Options.DefaultName, typeof(StreamingClientOptions), [defect]);
    }

    public void Dispose() => Interlocked.Exchange(ref _flow, null)?.GiveBack();
}
