using TypedStreaming.Simulator.PubSub.Errors;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Streams;

/// <summary>The rules of every request on a stream of events.</summary>
internal static class FetchRules
{
    /// <exception cref="PubSubException">The request breaks a rule.</exception>
    public static void Check(FetchRequest request)
    {
        if (request.NumRequested <= 0)
            throw new PubSubException(ErrorCodes.CreditInvalid, $"The number of requested events must be positive, and is {request.NumRequested}.");
        if (request.AuthRefresh.Length > 0)
            throw new PubSubException(ErrorCodes.AuthRefresh, "The field auth_refresh is reserved.");
    }
}
