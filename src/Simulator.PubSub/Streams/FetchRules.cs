using TypedStreaming.Simulator.PubSub.Errors;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Streams;

/// <summary>The rules that every request for events must meet.</summary>
internal static class FetchRules
{
    /// <exception cref="PubSubException">The request breaks a rule.</exception>
    public static void Check(FetchRequest request)
    {
        if (request.NumRequested <= 0)
            throw new PubSubException(ErrorCodes.CreditInvalid, $"The number of requested events is {request.NumRequested}, but it must be positive.");
        if (request.AuthRefresh.Length > 0)
            throw new PubSubException(ErrorCodes.AuthRefresh, "The field auth_refresh is reserved.");
    }
}
